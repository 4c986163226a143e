//! The command `vt`: VirusTotal reports and scans from a terminal.
#![allow(dead_code)]
mod cli;
mod exit;
mod json;
mod legacy;
mod output;
mod wait;
const KEY_VARIABLE: &str = "VT_API_KEY";
fn main() {}
