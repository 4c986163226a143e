//! The EICAR test file, which is known by its digests alone.

/// The MD5 of the EICAR test file, which the emulator knows.
pub const EICAR_MD5: &str = "44d88612fea8a8f36de82e1278abb02f";
/// The SHA-1 of the EICAR test file.
pub const EICAR_SHA1: &str = "3395856ce81f2b7382dee72602f798b642f14140";
/// The SHA-256 of the EICAR test file.
pub const EICAR_SHA256: &str = "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f";
