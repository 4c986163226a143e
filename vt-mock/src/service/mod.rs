//! From a request to a reply, and what all requests share. It may use every floor below: all but
//! `server` and `command`.

pub(crate) mod admin;
mod clock;
pub(crate) mod log;
pub(crate) mod options;

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::request;
use vt_table::{Endpoint, Verb};

use crate::answer;
use crate::answer::exchange::{Exchange, Subject};
use crate::base::lock::lock;
use crate::base::start_error::StartError;
use crate::checks::api_keys::ApiKeys;
use crate::checks::quota::Counts;
use crate::checks::validate;
use crate::faults::rules::Faults;
use crate::http::body_error::BodyError;
use crate::http::failure::Failure;
use crate::http::headers;
use crate::http::incoming::Arrived;
use crate::http::received::{Origin, Received};
use crate::http::reply::Reply;
use crate::record::recorder::Recorder;
use crate::routing::origins::Origins;
use crate::routing::path::{UPLOADS, placeholder, segments};
use crate::routing::router::Route;
use crate::routing::table::Table;
use crate::samples::Samples;
use crate::samples::cache::Cache;
use crate::samples::object::OWN_USER;
use crate::service::clock::Clock;
use crate::service::log::Log;
use crate::service::options::Options;
use crate::world::setup::Setup;
use crate::world::{World, signed_urls};

/// Answers requests, and has what all of them share.
#[derive(Debug)]
pub(crate) struct Service {
    pub(crate) origins: Origins,
    pub(crate) table: Table,
    pub(crate) clock: Clock,
    pub(crate) log: Log,
    pub(crate) skipped: Vec<(PathBuf, String)>,
    pub(crate) faults: Faults,
    /// Answers of one object as it was made up.
    reports: Cache<Bytes>,
    recorder: Option<Recorder>,
    keys: ApiKeys,
    quota: Option<Counts>,
    world: Mutex<World>,
    /// What the world was made of, for a reset.
    setup: Setup,
}

impl Service {
    pub(crate) fn new(options: Options, origins: Origins) -> Result<Self, StartError> {
        let recorder = options
            .record
            .map(|(url, folder)| Recorder::new(&url, folder));
        let mut skipped = Vec::new();
        let setup = options.world;
        let samples = Arc::new(Samples::new(setup.seed, options.collection_size));
        let table = Table::new(options.endpoints);
        let world = World::new(&setup, samples, &table.router, &mut skipped)?;
        Ok(Self {
            origins,
            table,
            clock: Clock::new(options.time, options.follows_system),
            log: Log::new(options.most_received),
            skipped,
            faults: Faults::new(options.faults),
            reports: Cache::default(),
            recorder: recorder.transpose()?,
            keys: options.keys,
            quota: options.quota.map(Counts::new),
            world: Mutex::new(world),
            setup,
        })
    }

    /// Forgets what requests have changed, and what they have used of their quotas.
    pub(crate) fn reset(&self) -> Result<(), StartError> {
        // What is wrong with the folder's files was reported at the start.
        let samples = lock(&self.world).samples.clone();
        let world = World::new(&self.setup, samples, &self.table.router, &mut Vec::new())?;
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

    /// Logs a request and answers it, or lets the service that is recorded answer it.
    pub(crate) async fn reply(&self, head: &request::Parts, arrived: Arrived) -> Reply {
        if let Some(recorder) = &self.recorder
            && arrived.received.origin == Origin::Api
        {
            self.log_unanswered(arrived.received, head.uri.path());
            return match arrived.error {
                Some(error @ (BodyError::Unreadable | BodyError::NotKept(_))) => {
                    Failure::from(error).into()
                }
                _ => recorder.pass(head, arrived.body).await,
            };
        }
        let api_key = headers::text(&head.headers, headers::API_KEY);
        self.answer(arrived, head.uri.path(), api_key)
    }

    /// Logs a request that is not answered here. `path` is as it came.
    pub(crate) fn log_unanswered(&self, request: Received, path: &str) {
        let world = lock(&self.world);
        // Its row does not matter.
        let _ = self.log_and_route(request, path, &world);
    }

    /// Logs a request, and finds its row if it is one to the API.
    fn log_and_route(
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
            let endpoint = &self.table.endpoints[*index];
            request.endpoint = Some(endpoint.name());
            request.template = Some(endpoint.path.to_string());
        }
        request.redact();
        self.log.push(request);
        route
    }

    /// Logs a request and answers it. `path` and `api_key` are as they came; the request itself no
    /// longer has the key.
    fn answer(&self, arrived: Arrived, path: &str, api_key: Option<&str>) -> Reply {
        let Arrived {
            received: request,
            error,
            ..
        } = arrived;
        let mut world = lock(&self.world);
        let now = self.clock.now();
        let route = self.log_and_route(request.clone(), path, &world);
        if request.origin == Origin::Second {
            return signed_urls::download(&world, &request, now).unwrap_or_else(Reply::from);
        }
        let reply = route.and_then(|(index, arguments)| {
            let endpoint = &self.table.endpoints[index];
            self.keys.check(api_key, endpoint)?;
            if let Some(counts) = &self.quota {
                counts.spend(api_key, endpoint, now)?;
            }
            if let Some(error) = error {
                return Err(error.into());
            }
            world.settle(now);
            self.answer_row(index, arguments, &request, api_key, &mut world)
        });
        reply.unwrap_or_else(Reply::from)
    }

    /// The row for a request; a one-time upload URL stands for the row that it was made for.
    fn route(
        &self,
        request: &Received,
        path: &str,
        world: &World,
    ) -> Result<(usize, Vec<String>), Failure> {
        if let Some(token) = path.strip_prefix(UPLOADS) {
            if request.method != "POST" {
                return Err(Failure::wrong_verb(
                    &request.method,
                    &request.path,
                    "POST".to_owned(),
                ));
            }
            let index = world.signed_urls.upload(token).ok_or_else(|| {
                Failure::not_found("this upload URL does not exist or was used already")
            })?;
            return Ok((index, Vec::new()));
        }
        match self.table.router.find(&request.method, path) {
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
        api_key: Option<&str>,
        world: &mut World,
    ) -> Result<Reply, Failure> {
        let endpoint = &self.table.endpoints[index];
        let names = segments(&endpoint.path)
            .filter_map(placeholder)
            .map(str::to_owned);
        let arguments: Vec<(String, String)> = names.zip(texts).collect();
        validate::check(endpoint, &arguments, request)?;
        if let Some(token) = request.path.strip_prefix(UPLOADS) {
            world.signed_urls.spend(token);
        }
        let subject = self.subject(endpoint, &arguments, api_key, world);
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
            return Ok(Reply::data(counts.overall(api_key, self.clock.now())));
        }
        let exchange = Exchange {
            table: &self.table,
            origins: &self.origins,
            quota: self.quota.as_ref(),
            reports: &self.reports,
            index,
            endpoint,
            arguments,
            subject,
            request,
            api_key,
            now: self.clock.now(),
        };
        answer::answer(&exchange, world)
    }

    /// The object that the path is about, which has to exist.
    fn subject(
        &self,
        endpoint: &Endpoint,
        arguments: &[(String, String)],
        api_key: Option<&str>,
        world: &World,
    ) -> Result<Option<Subject>, Failure> {
        let Some(place) = self.table.resources.subject_path(endpoint) else {
            return Ok(None);
        };
        let Some((_, id)) = arguments.get(place.argument) else {
            return Ok(None);
        };
        // A user may be named by the API key, which no answer may repeat.
        let own = place.tag == "user" && Some(&**id) == api_key;
        let unseen = || {
            endpoint
                .path
                .ends_with("/analyse")
                .then(|| World::unseen(&place.tag, id))?
        };
        let key = world
            .key(&place.tag, if own { OWN_USER } else { id })
            .or_else(unseen)
            .ok_or_else(|| Failure::no_such(&place.tag, id))?;
        Ok(Some(Subject {
            key,
            shape: place.shape,
            rest: place.rest,
        }))
    }
}
