//! From a request to a reply.

use std::path::PathBuf;
use std::sync::Mutex;

use vt_table::{Endpoint, Verb};

use crate::answer::{self, Exchange, Subject};
use crate::clock::Clock;
use crate::keys::Keys;
use crate::log::{Log, lock};
use crate::options::Builder;
use crate::received::{Origin, Received};
use crate::reply::{Failure, Reply};
use crate::resources::Resources;
use crate::route::{PREFIX, Route, Router, placeholder, segments};
use crate::samples::OWN_USER;
use crate::server::StartError;
use crate::validate;
use crate::world::{World, tickets};

/// What is wrong with a request before anyone has looked at what it asks.
#[derive(Clone, Debug)]
pub(crate) enum Incident {
    /// The body did not arrive whole, or is larger than any body may be.
    Unreadable,
    /// The body is no multipart body, though it says that it is.
    Malformed(String),
}

/// Everything that the connections share.
#[derive(Debug)]
pub(crate) struct Service {
    pub(crate) origin: String,
    pub(crate) second_origin: String,
    pub(crate) endpoints: Vec<Endpoint>,
    pub(crate) resources: Resources,
    pub(crate) clock: Clock,
    pub(crate) log: Log,
    pub(crate) skipped: Vec<(PathBuf, String)>,
    router: Router,
    keys: Keys,
    world: Mutex<World>,
}

impl Service {
    pub(crate) fn new(
        options: Builder,
        origin: String,
        second_origin: String,
    ) -> Result<Self, StartError> {
        let mut skipped = Vec::new();
        let world = World::new(&options, &mut skipped)?;
        Ok(Self {
            origin,
            second_origin,
            router: Router::new(&options.endpoints),
            resources: Resources::new(&options.endpoints),
            endpoints: options.endpoints,
            clock: Clock::new(options.follows_system),
            log: Log::default(),
            skipped,
            keys: options.keys,
            world: Mutex::new(world),
        })
    }

    /// Records a request and answers it. `path` and `key` are as they came; in `request` the key
    /// is gone already.
    pub(crate) fn answer(
        &self,
        mut request: Received,
        path: &str,
        key: Option<&str>,
        incident: Option<Incident>,
    ) -> Reply {
        let mut world = lock(&self.world);
        if request.origin == Origin::Second {
            self.log.push(request.clone());
            return tickets::download(&world, &request, self.clock.now())
                .unwrap_or_else(Reply::from);
        }
        let route = self.route(&request, path, &world);
        if let Ok((index, _)) = &route {
            let endpoint = &self.endpoints[*index];
            request.endpoint = Some(endpoint.name());
            request.template = Some(endpoint.path.to_string());
        }
        self.log.push(request.clone());
        let reply = route.and_then(|(index, arguments)| {
            let endpoint = &self.endpoints[index];
            self.keys.check(key, endpoint)?;
            if let Some(incident) = incident {
                return Err(incident.into());
            }
            world.settle(self.clock.now());
            self.reply(index, arguments, &request, key, &mut world)
        });
        reply.unwrap_or_else(Reply::from)
    }

    /// The row for a request: a one-time upload URL stands for the row that it was asked for.
    fn route(
        &self,
        request: &Received,
        path: &str,
        world: &World,
    ) -> Result<(usize, Vec<String>), Failure> {
        if let Some(token) = path.strip_prefix(tickets::UPLOAD_PATH) {
            if request.method != "POST" {
                return Err(Failure::wrong_verb(
                    &request.method,
                    &request.path,
                    "POST".to_owned(),
                ));
            }
            let index = world.tickets.upload(token).ok_or_else(|| {
                Failure::not_found("this upload URL does not exist or was used already")
            })?;
            return Ok((index, Vec::new()));
        }
        match self.router.find(&request.method, path) {
            Route::Row(index, arguments) => Ok((index, arguments)),
            Route::WrongVerb(allowed) => {
                let allowed: Vec<&str> = allowed.into_iter().map(Verb::as_str).collect();
                Err(Failure::wrong_verb(
                    &request.method,
                    &request.path,
                    allowed.join(", "),
                ))
            }
            Route::Unknown => Err(Failure::not_found(format!(
                "`{}` is not a path of the API",
                request.path
            ))),
        }
    }

    fn reply(
        &self,
        index: usize,
        texts: Vec<String>,
        request: &Received,
        key: Option<&str>,
        world: &mut World,
    ) -> Result<Reply, Failure> {
        let endpoint = &self.endpoints[index];
        let names = segments(&endpoint.path)
            .filter_map(placeholder)
            .map(str::to_owned);
        let arguments: Vec<(String, String)> = names.zip(texts).collect();
        validate::check(endpoint, &arguments, request)?;
        if let Some(token) = request.path.strip_prefix(tickets::UPLOAD_PATH) {
            world.tickets.spend(token);
        }
        let subject = self.subject(endpoint, &arguments, key, world)?;
        let exchange = Exchange {
            service: self,
            index,
            endpoint,
            arguments,
            subject,
            request,
            now: self.clock.now(),
        };
        answer::answer(&exchange, world)
    }

    /// The object that the path is about, which has to exist.
    fn subject(
        &self,
        endpoint: &Endpoint,
        arguments: &[(String, String)],
        key: Option<&str>,
        world: &World,
    ) -> Result<Option<Subject>, Failure> {
        let Some(place) = self.resources.place(endpoint) else {
            return Ok(None);
        };
        let Some((_, id)) = arguments.get(place.argument) else {
            return Ok(None);
        };
        // A user may be named by the API key, which no answer may repeat.
        let own = place.tag == "user" && Some(&**id) == key;
        let key = world
            .key(&place.tag, if own { OWN_USER } else { id })
            .ok_or_else(|| Failure::no_such(&place.tag, id))?;
        Ok(Some(Subject {
            key,
            shape: place.shape,
            rest: place.rest,
        }))
    }

    /// The base URL.
    pub(crate) fn base(&self) -> String {
        format!("{}{PREFIX}", self.origin)
    }
}
