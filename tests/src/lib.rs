//! What the tests share. Independent of the table and of the emulator, so that it can judge both.

pub mod expectation;
pub mod recorder;
