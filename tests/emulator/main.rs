//! The emulator against the client's table: every row answers what the table says, as the client's
//! types read it.

mod definitions;
mod place;
mod rows;
