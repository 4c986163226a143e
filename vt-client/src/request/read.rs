//! Readers: from a response to the value that a row answers. Plain functions, named by generated
//! code.

use serde::de::DeserializeOwned;

use crate::error::Error;
use crate::json::attributes::Attributes;
use crate::json::decode::json_text;
use crate::model::envelope;
use crate::model::envelope::PageBody;
use crate::model::item::Item;
use crate::model::item::plain_item;
use crate::model::object::Object;
use crate::model::objects::Dynamic;
use crate::model::response::Response;

/// One object.
pub fn object<A: Attributes>(response: &Response) -> Result<Object<A>, Error> {
    envelope::read_object(&response.body).map_err(|error| Error::decode(error, response))
}

/// One object, or none where `data` is null.
pub fn nullable<A: Attributes>(response: &Response) -> Result<Option<Object<A>>, Error> {
    envelope::read_nullable(&response.body).map_err(|error| Error::decode(error, response))
}

/// One object of any type, as the enum of the table's types.
pub fn any<T: From<Object<Dynamic>>>(response: &Response) -> Result<T, Error> {
    object(response).map(T::from)
}

/// One object of any type, or none where `data` is null.
pub fn nullable_any<T: From<Object<Dynamic>>>(response: &Response) -> Result<Option<T>, Error> {
    Ok(nullable(response)?.map(T::from))
}

/// A page of items.
pub fn items<T: Item>(response: &Response, place: &str) -> Result<PageBody<T>, Error> {
    envelope::read_page(&response.body, place).map_err(|error| Error::decode(error, response))
}

/// A page of objects of one type.
pub fn objects<A: Attributes>(
    response: &Response,
    place: &str,
) -> Result<PageBody<Object<A>>, Error> {
    items(response, place)
}

/// A page of items that are not objects.
pub fn values<T: DeserializeOwned>(response: &Response, place: &str) -> Result<PageBody<T>, Error> {
    envelope::read_page_with(&response.body, place, plain_item)
        .map_err(|error| Error::decode(error, response))
}

/// Other JSON in `data`.
pub fn data<T: DeserializeOwned>(response: &Response) -> Result<T, Error> {
    envelope::read_data(&response.body).map_err(|error| Error::decode(error, response))
}

/// JSON without an envelope.
pub fn whole<T: DeserializeOwned>(response: &Response) -> Result<T, Error> {
    envelope::read_whole(&response.body).map_err(|error| Error::decode(error, response))
}

/// Nothing: JSON may stand there, but not a page, which is of something in between.
pub fn nothing(response: &Response) -> Result<(), Error> {
    let is_page = response.body.trim_ascii_start().starts_with(b"<");
    match json_text(&response.body) {
        Err(error) if is_page => Err(Error::decode(error, response)),
        _ => Ok(()),
    }
}

/// Text as it is.
pub fn text(response: &Response) -> Result<String, Error> {
    Ok(response.text().into_owned())
}

/// The answer itself.
pub fn response(response: &Response) -> Result<Response, Error> {
    Ok(response.clone())
}
