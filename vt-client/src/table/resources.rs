//! The handles of the API's resources, generated from `endpoints.toml`.

vt_macros::generate!([crate] "endpoints.toml");
