//! Code to be explained.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use serde_json::Value;

use super::entity::Envelope;
use super::{BodyError, JsonBody};
use crate::json::open_enum::open_enum;

open_enum! {
    /// What kind of code it is.
    pub enum CodeType {
        /// The listing of a disassembler.
        Disassembled = "disassembled",
        /// What a decompiler made of it.
        Decompiled = "decompiled",
    }
}

/// A block of code to be explained by Code Insights, which answers at most 50 requests a day.
///
/// The code is given as it is, base64 is made here.
///
/// Source: <https://docs.virustotal.com/reference/analyse-binary>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct AnalyseBinary(Envelope<Block>);

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Block {
    code: String,
    code_type: Value,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    history: Vec<Turn>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Turn {
    request: String,
    response: Explanation,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Explanation {
    summary: String,
    description: String,
}

impl AnalyseBinary {
    /// Code of a kind.
    pub fn new(code_type: impl Into<CodeType>, code: impl AsRef<[u8]>) -> Self {
        AnalyseBinary(Envelope::of(Block {
            code: STANDARD.encode(code),
            code_type: code_type.into().into(),
            history: Vec::new(),
        }))
    }

    /// The listing of a disassembler.
    pub fn disassembled(code: impl AsRef<[u8]>) -> Self {
        AnalyseBinary::new(CodeType::Disassembled, code)
    }

    /// What a decompiler made of it.
    pub fn decompiled(code: impl AsRef<[u8]>) -> Self {
        AnalyseBinary::new(CodeType::Decompiled, code)
    }

    /// Adds an earlier request to build on: its code, the summary that was answered, and the
    /// analyst's remarks on that.
    #[must_use]
    pub fn after(
        mut self,
        code: impl AsRef<[u8]>,
        summary: impl Into<String>,
        description: impl Into<String>,
    ) -> Self {
        self.0.data.history.push(Turn {
            request: STANDARD.encode(code),
            response: Explanation {
                summary: summary.into(),
                description: description.into(),
            },
        });
        self
    }
}

impl JsonBody for AnalyseBinary {
    fn check(&self) -> Result<(), BodyError> {
        if self.0.data.code.is_empty() {
            return Err(BodyError::empty("code"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::testing::value;
    use serde_json::json;

    #[test]
    fn code_is_padded_base64() {
        assert_eq!(
            value(AnalyseBinary::decompiled("int main()")),
            json!({"data": {"code": "aW50IG1haW4oKQ==", "code_type": "decompiled"}})
        );
    }

    #[test]
    fn earlier_requests_are_given_as_history() {
        let block = AnalyseBinary::disassembled("nop")
            .after("ret", "It returns.", "Right.")
            .after([0xff], "s", "d");
        assert_eq!(
            value(block),
            json!({"data": {
                "code": "bm9w",
                "code_type": "disassembled",
                "history": [
                    {
                        "request": "cmV0",
                        "response": {"summary": "It returns.", "description": "Right."},
                    },
                    {"request": "/w==", "response": {"summary": "s", "description": "d"}},
                ],
            }})
        );
    }

    #[test]
    fn no_code_is_refused() {
        assert_eq!(
            AnalyseBinary::new("decompiled", "")
                .check()
                .unwrap_err()
                .field(),
            "code"
        );
    }
}
