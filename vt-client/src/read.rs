//! Readers: from a response to the value that a row answers. Plain functions, named by generated code.

use bytes::Bytes;
use serde::de::DeserializeOwned;

use crate::envelope::{self, PageBody};
use crate::{AnyObject, Error, Object, Response, objects};

/// One object.
pub fn object<A: objects::Attributes>(response: &Response) -> Result<Object<A>, Error> {
    envelope::read_object(response.body.clone()).map_err(|error| Error::decode(error, response))
}

/// One object, or none where `data` is null.
pub fn nullable<A: objects::Attributes>(response: &Response) -> Result<Option<Object<A>>, Error> {
    envelope::read_nullable(response.body.clone()).map_err(|error| Error::decode(error, response))
}

/// One object of any type.
pub fn any(response: &Response) -> Result<AnyObject, Error> {
    object(response).map(AnyObject::from)
}

/// One object of any type, or none where `data` is null.
pub fn nullable_any(response: &Response) -> Result<Option<AnyObject>, Error> {
    Ok(nullable(response)?.map(AnyObject::from))
}

/// Objects.
pub fn objects<A: objects::Attributes>(response: &Response, items: &str) -> Result<PageBody<Object<A>>, Error> {
    envelope::read_page(response.body.clone(), items).map_err(|error| Error::decode(error, response))
}

/// Objects of any type.
pub fn any_objects(response: &Response, items: &str) -> Result<PageBody<AnyObject>, Error> {
    Ok(objects(response, items)?.map(AnyObject::from))
}

/// Items that are not objects.
pub fn values<T: DeserializeOwned>(response: &Response, items: &str) -> Result<PageBody<T>, Error> {
    envelope::read_values(response.body.clone(), items).map_err(|error| Error::decode(error, response))
}

/// Other JSON in `data`.
pub fn data<T: DeserializeOwned>(response: &Response) -> Result<T, Error> {
    envelope::read_data(&response.body).map_err(|error| Error::decode(error, response))
}

/// JSON without an envelope.
pub fn whole<T: DeserializeOwned>(response: &Response) -> Result<T, Error> {
    envelope::read_whole(&response.body).map_err(|error| Error::decode(error, response))
}

/// Nothing.
pub fn nothing(_: &Response) -> Result<(), Error> {
    Ok(())
}

/// Text as it is.
pub fn text(response: &Response) -> Result<String, Error> {
    Ok(String::from_utf8_lossy(&response.body).into_owned())
}

/// Bytes as they are.
pub fn bytes(response: &Response) -> Result<Bytes, Error> {
    Ok(response.body.clone())
}
