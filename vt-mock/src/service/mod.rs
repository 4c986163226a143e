//! From a request to a reply.

pub(crate) mod admin;
mod clock;
pub(crate) mod log;

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::request;
use vt_table::{Endpoint, Verb};

use crate::answer::{self, Exchange, Subject};
use crate::base::lock::lock;
use crate::base::start_error::StartError;
use crate::checks::keys::Keys;
use crate::checks::quota::Counts;
use crate::checks::validate;
use crate::faults::Faults;
use crate::http::incoming::{self, Arrived};
use crate::http::received::{Origin, Received};
use crate::http::reply::{Failure, Reply};
use crate::record::recorder::Recorder;
use crate::routing::resources::Resources;
use crate::routing::router::{PREFIX, Route, Router, placeholder, segments};
use crate::samples::cache::Cache;
use crate::samples::{OWN_USER, Samples};
use crate::server::builder::Builder;
use crate::server::gate::Doors;
use crate::server::latency::Latency;
use crate::service::clock::Clock;
use crate::service::log::Log;
use crate::world::{World, signed_urls as tickets};

/// What is wrong with a request before anyone has looked at what it asks.
#[derive(Clone, Debug)]
pub(crate) enum Incident {
    /// The body did not arrive whole, or is larger than any body may be.
    Unreadable,
    /// The body is no multipart body, though it says that it is.
    Malformed(String),
    /// There is no room for the body on this machine.
    NotKept(String),
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
    pub(crate) faults: Faults,
    pub(crate) latency: Latency,
    pub(crate) doors: Doors,
    /// Answers of one object as it was made up.
    pub(crate) reports: Cache<Bytes>,
    recorder: Option<Recorder>,
    router: Router,
    keys: Keys,
    pub(crate) quota: Option<Counts>,
    world: Mutex<World>,
    /// What the world was made of, to make it anew.
    options: Builder,
}

impl Service {
    pub(crate) fn new(
        mut options: Builder,
        origin: String,
        second_origin: String,
    ) -> Result<Self, StartError> {
        let recorder = options
            .record
            .take()
            .map(|(url, folder)| Recorder::new(&url, folder));
        let mut skipped = Vec::new();
        let samples = Arc::new(Samples::new(options.seed, options.collection_size));
        let endpoints = std::mem::take(&mut options.endpoints);
        let router = Router::new(&endpoints);
        let world = World::new(&options, samples, &router, &mut skipped)?;
        Ok(Self {
            origin,
            second_origin,
            router,
            resources: Resources::new(&endpoints),
            endpoints,
            clock: Clock::new(options.time, options.follows_system),
            log: Log::new(options.most_received),
            skipped,
            faults: Faults::new(std::mem::take(&mut options.faults)),
            latency: Latency::new(options.latency.take(), options.seed),
            doors: Doors::default(),
            reports: Cache::default(),
            recorder: recorder.transpose()?,
            keys: options.keys.clone(),
            quota: options.quota.map(Counts::new),
            world: Mutex::new(world),
            options,
        })
    }

    /// Forgets what requests have changed, and what they have used of their quotas.
    pub(crate) fn reset(&self) -> Result<(), StartError> {
        // What is wrong with the folder's files was told at the start.
        let samples = lock(&self.world).samples.clone();
        let world = World::new(&self.options, samples, &self.router, &mut Vec::new())?;
        *lock(&self.world) = world;
        if let Some(counts) = &self.quota {
            counts.clear();
        }
        Ok(())
    }

    /// Whether requests to this origin are answered by another service.
    pub(crate) fn passes_on(&self, origin: Origin) -> bool {
        self.recorder.is_some() && origin == Origin::Api
    }

    /// Records a request and answers it, here or by the service that is recorded.
    pub(crate) async fn reply(&self, head: &request::Parts, arrived: Arrived) -> Reply {
        if let Some(recorder) = &self.recorder
            && arrived.received.origin == Origin::Api
        {
            self.note(arrived.received, head.uri.path());
            return match arrived.incident {
                Some(incident @ (Incident::Unreadable | Incident::NotKept(_))) => {
                    Failure::from(incident).into()
                }
                _ => recorder.pass(head, arrived.body).await,
            };
        }
        let key = incoming::text(&head.headers, "x-apikey");
        self.answer(arrived, head.uri.path(), key)
    }

    /// Records a request that is not answered here. `path` is as it came.
    pub(crate) fn note(&self, request: Received, path: &str) {
        let world = lock(&self.world);
        // What it leads to does not matter.
        let _ = self.record(request, path, &world);
    }

    /// Records a request, and finds its row if it is one to the API.
    fn record(
        &self,
        mut request: Received,
        path: &str,
        world: &World,
    ) -> Result<(usize, Vec<String>), Failure> {
        let route = match request.origin {
            Origin::Api => self.route(&request, path, world),
            Origin::Second => Err(Failure::not_found("there is no such signed URL")),
        };
        if let Ok((index, _)) = &route {
            let endpoint = &self.endpoints[*index];
            request.endpoint = Some(endpoint.name());
            request.template = Some(endpoint.path.to_string());
        }
        request.redact();
        self.log.push(request);
        route
    }

    /// Records a request and answers it. `path` and `key` are as they came; in the request the key is gone already.
    fn answer(&self, arrived: Arrived, path: &str, key: Option<&str>) -> Reply {
        let Arrived {
            received: request,
            incident,
            ..
        } = arrived;
        let mut world = lock(&self.world);
        let now = self.clock.now();
        let route = self.record(request.clone(), path, &world);
        if request.origin == Origin::Second {
            return tickets::download(&world, &request, now).unwrap_or_else(Reply::from);
        }
        let reply = route.and_then(|(index, arguments)| {
            let endpoint = &self.endpoints[index];
            self.keys.check(key, endpoint)?;
            if let Some(counts) = &self.quota {
                counts.spend(key, endpoint, now)?;
            }
            if let Some(incident) = incident {
                return Err(incident.into());
            }
            world.settle(now);
            self.answer_row(index, arguments, &request, key, &mut world)
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

    fn answer_row(
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
        let subject = self.subject(endpoint, &arguments, key, world);
        if endpoint.verb == Verb::Get {
            let key = subject.as_ref().ok().and_then(Option::as_ref);
            let place = endpoint.path.rsplit('/').next().unwrap_or_default();
            let key = key.map(|subject| &subject.key);
            if let Some(reply) = world.recorded_answer(&request.target, key, place) {
                return Ok(reply);
            }
        }
        let subject = subject?;
        if let Some(counts) = &self.quota
            && endpoint.path.ends_with("/overall_quotas")
        {
            return Ok(Reply::data(counts.overall(key, self.clock.now())));
        }
        let exchange = Exchange {
            service: self,
            index,
            endpoint,
            arguments,
            subject,
            request,
            key,
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
        let newcomer = || {
            endpoint
                .path
                .ends_with("/analyse")
                .then(|| World::newcomer(&place.tag, id))?
        };
        let key = world
            .key(&place.tag, if own { OWN_USER } else { id })
            .or_else(newcomer)
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

impl From<Incident> for Failure {
    fn from(incident: Incident) -> Self {
        match incident {
            Incident::Unreadable => {
                Failure::too_large("the request body is too large or was cut off")
            }
            Incident::NotKept(why) => {
                Failure::unavailable(format!("the body cannot be kept: {why}"))
            }
            Incident::Malformed(message) => {
                Failure::bad_request(format!("the multipart body is malformed: {message}"))
            }
        }
    }
}
