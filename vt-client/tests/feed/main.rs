//! The feed engine against a service and a storage on loopback: order, exactly-once, gaps, waiting,
//! damage, memory.

#![allow(clippy::unwrap_used, clippy::panic)] // a panic is how a test fails

mod blocking;
mod cancel;
mod damage;
mod gaps;
mod interruptions;
mod items;
mod memory;
mod options;
mod packages;
mod quotas;
mod waiting;
mod world;
