//! What the tests share. Independent of the table and of the emulator, so that it can judge both.

pub mod cases;
pub mod expectation;
pub mod floors;
pub mod operations;
pub mod parameters;

/// The examples of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
