//! Private scanning, and ZIP files.

use vt_client::bodies::{
    PrivateFileOptions, PrivateFileUpload, PrivateUrlScan, SandboxLocale, StorageRegion, ZipRequest,
};

use super::{FILE, MD5, SHA1, URL};

const ARGUMENTS: &str = "--run \"a b\" é";
const PASSWORD: &str = "infected & é";
const BROWSER: &str = "Mozilla/5.0 (X11; Linux x86_64) Lynx/2.9~dev";

fn sample(set: fn(PrivateFileOptions) -> PrivateFileOptions) -> PrivateFileUpload {
    PrivateFileUpload::bytes("sample.bin", "MZ-sample").options(set(PrivateFileOptions::new()))
}

fn full_sample() -> PrivateFileUpload {
    let options = PrivateFileOptions::new()
        .disable_sandbox(true)
        .enable_internet(true)
        .intercept_tls(true)
        .command_line(ARGUMENTS)
        .password(PASSWORD)
        .retention_period_days(7)
        .storage_region("EU")
        .interaction_sandbox("cape")
        .interaction_timeout(120)
        .locale(SandboxLocale::DeDe);
    PrivateFileUpload::bytes("sample.zip", "PK-sample").options(options)
}

fn scan() -> PrivateUrlScan {
    PrivateUrlScan::new(URL)
}

fn full_scan() -> PrivateUrlScan {
    scan()
        .user_agent(BROWSER)
        .sandboxes(["chrome_headless_linux", "cape_win"])
        .retention_period_days(7)
        .storage_region(StorageRegion::Ca)
        .interaction_sandbox("cape_win")
        .interaction_timeout(60)
}

fn full_zip() -> ZipRequest {
    ZipRequest::new([MD5, SHA1, FILE]).password("infected \"é\"")
}

bodies! {
    "POST /private/files", "-", "private_files.upload" => |vt| vt.private_files().upload(PrivateFileUpload::bytes("sample.bin", "MZ-sample"));
    "POST /private/files", "disable_sandbox", "private_files.upload" => |vt| vt.private_files().upload(sample(|options| options.disable_sandbox(true)));
    "POST /private/files", "enable_internet", "private_files.upload" => |vt| vt.private_files().upload(sample(|options| options.enable_internet(true)));
    "POST /private/files", "intercept_tls", "private_files.upload" => |vt| vt.private_files().upload(sample(|options| options.intercept_tls(true)));
    "POST /private/files", "command_line", "private_files.upload" => |vt| vt.private_files().upload(sample(|options| options.command_line(ARGUMENTS)));
    "POST /private/files", "password", "private_files.upload" => |vt| vt.private_files().upload(sample(|options| options.password(PASSWORD)));
    "POST /private/files", "retention_period_days", "private_files.upload" => |vt| vt.private_files().upload(sample(|options| options.retention_period_days(7)));
    "POST /private/files", "storage_region", "private_files.upload" => |vt| vt.private_files().upload(sample(|options| options.storage_region("EU")));
    "POST /private/files", "interaction_sandbox", "private_files.upload" => |vt| vt.private_files().upload(sample(|options| options.interaction_sandbox("cape")));
    "POST /private/files", "interaction_timeout", "private_files.upload" => |vt| vt.private_files().upload(sample(|options| options.interaction_timeout(120)));
    "POST /private/files", "locale", "private_files.upload" => |vt| vt.private_files().upload(sample(|options| options.locale(SandboxLocale::DeDe)));
    "POST /private/files", "full", "private_files.upload" => |vt| vt.private_files().upload(full_sample());
    "POST /private/urls", "-", "private_urls.scan" => |vt| vt.private_urls().scan(URL);
    "POST /private/urls", "user_agent", "private_urls.scan" => |vt| vt.private_urls().scan(scan().user_agent(BROWSER));
    "POST /private/urls", "sandboxes", "private_urls.scan" => |vt| vt.private_urls().scan(scan().sandboxes(["chrome_headless_linux", "cape_win"]));
    "POST /private/urls", "retention_period_days", "private_urls.scan" => |vt| vt.private_urls().scan(scan().retention_period_days(7));
    "POST /private/urls", "storage_region", "private_urls.scan" => |vt| vt.private_urls().scan(scan().storage_region(StorageRegion::Ca));
    "POST /private/urls", "interaction_sandbox", "private_urls.scan" => |vt| vt.private_urls().scan(scan().interaction_sandbox("cape_win"));
    "POST /private/urls", "interaction_timeout", "private_urls.scan" => |vt| vt.private_urls().scan(scan().interaction_timeout(60));
    "POST /private/urls", "full", "private_urls.scan" => |vt| vt.private_urls().scan(full_scan());
    "POST /private/zip_files", "-", "private_zip_files.create" => |vt| vt.private_zip_files().create(ZipRequest::new([FILE]));
    "POST /private/zip_files", "full", "private_zip_files.create" => |vt| vt.private_zip_files().create(full_zip());
    "POST /intelligence/zip_files", "-", "zip_files.create" => |vt| vt.zip_files().create(ZipRequest::new([FILE]));
    "POST /intelligence/zip_files", "full", "zip_files.create" => |vt| vt.zip_files().create(full_zip());
}
