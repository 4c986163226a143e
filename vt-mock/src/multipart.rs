//! Reading `multipart/form-data`.

use std::convert::Infallible;

use bytes::Bytes;
use futures_util::stream;

use crate::received::Part;

/// The parts of a body, `Ok(None)` if the content type is another one.
pub(crate) async fn read(
    content_type: Option<&str>,
    body: &Bytes,
) -> Result<Option<Vec<Part>>, String> {
    let Some(content_type) = content_type.filter(|text| text.starts_with("multipart/")) else {
        return Ok(None);
    };
    let boundary = multer::parse_boundary(content_type).map_err(|error| error.to_string())?;
    let whole = stream::iter([Ok::<_, Infallible>(body.clone())]);
    let mut form = multer::Multipart::new(whole, boundary);
    let mut parts = Vec::new();
    while let Some(field) = form.next_field().await.map_err(|error| error.to_string())? {
        parts.push(Part {
            name: field.name().unwrap_or_default().to_owned(),
            file_name: field.file_name().map(str::to_owned),
            content_type: field.content_type().map(ToString::to_string),
            bytes: field.bytes().await.map_err(|error| error.to_string())?,
        });
    }
    Ok(Some(parts))
}
