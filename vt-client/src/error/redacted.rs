//! Errors without the secrets in their texts.

use std::borrow::Cow;
use std::io;

use super::{Error, ErrorCode};
use crate::redact::redactor::Redactor;

impl Error {
    /// The same error without the secrets in its texts.
    #[must_use]
    pub(crate) fn redacted(mut self, secrets: &Redactor<'_>) -> Self {
        self.redact(secrets);
        self
    }

    fn redact(&mut self, secrets: &Redactor<'_>) {
        let clean = |text: &mut Box<str>| {
            if let Cow::Owned(shown) = secrets.redact(text) {
                *text = shown.into();
            }
        };
        match self {
            Self::Api(error) => {
                clean(&mut error.message);
                if let Some(ErrorCode::Unknown(code)) = &mut error.code {
                    clean(code);
                }
            }
            Self::Decode { error, .. } => {
                clean(&mut error.path);
                clean(&mut error.excerpt);
                clean(&mut error.message);
            }
            Self::Transport(error) => {
                clean(&mut error.host);
                clean(&mut error.message);
                if let Some(hint) = &mut error.hint {
                    hint.redact(secrets);
                }
            }
            Self::Redirect(error) => {
                error.host.iter_mut().for_each(clean);
                clean(&mut error.message);
            }
            Self::Configuration(refusal) | Self::Usage(refusal) => refusal.redact(secrets),
            Self::Panicked(message) => clean(message),
            Self::Item(error) => {
                for text in [&mut error.code, &mut error.message]
                    .into_iter()
                    .chain(&mut error.id)
                    .chain(&mut error.kind)
                {
                    if let Cow::Owned(shown) = secrets.redact(text) {
                        *text = shown;
                    }
                }
            }
            Self::Transfer(error) => error.redact(secrets),
            Self::Unfinished(unfinished) => {
                clean(&mut unfinished.id);
                unfinished.hint.redact(secrets);
                unfinished.error.redact(secrets);
            }
            Self::Feed(error) => **error = error.as_ref().clone().redacted(secrets),
            Self::Io { path, source, .. } => {
                if let Cow::Owned(shown) = secrets.redact(&path.to_string_lossy()) {
                    *path = shown.into();
                }
                // That of a temporary file names its path once more.
                if let Cow::Owned(shown) = secrets.redact(&source.to_string()) {
                    *source = io::Error::new(source.kind(), shown);
                }
            }
            Self::Timeout { .. }
            | Self::LimitReached(_)
            | Self::MissingKey { .. }
            | Self::RepeatedCursor
            | Self::EmptyPages { .. }
            | Self::RuntimeEnded(_)
            | Self::Resume(_) => {}
        }
    }
}
