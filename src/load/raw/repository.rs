//! The keys of `timeline.toml` about the public repository.

use crate::load::rule::Rule;
use crate::load::span::Spanned;
use crate::load::table_reader::TableReader;
use crate::model::Repository;

/// The sites that keep repositories: a word in the name of the host, and the patterns after the address of a repository of
/// where a file is edited and where its history is. `{file}` stands for the file within the repository.
const HOSTS: [(&str, &str, &str); 7] = [
    ("github", "/edit/{branch}/{file}#L{line}", "/commits/{branch}/{file}"),
    ("gitlab", "/-/edit/{branch}/{file}#L{line}", "/-/commits/{branch}/{file}"),
    ("codeberg", "/_edit/{branch}/{file}", "/commits/branch/{branch}/{file}"),
    ("forgejo", "/_edit/{branch}/{file}", "/commits/branch/{branch}/{file}"),
    ("gitea", "/_edit/{branch}/{file}", "/commits/branch/{branch}/{file}"),
    ("bitbucket", "/src/{branch}/{file}?mode=edit&at={branch}", "/history-node/{branch}/{file}?at={branch}"),
    // Changes are proposed by e-mail there, so the link leads to the file.
    ("sr.ht", "/tree/{branch}/item/{file}#L{line}", "/log/{branch}/item/{file}"),
];

/// Reads where readers propose changes.
pub fn read(fields: &mut TableReader<'_>) -> Repository {
    let repository = fields.url("repository", &["https"]);
    let branch = fields.str("repository_branch").map_or_else(|| "main".to_owned(), |branch| branch.value);
    let folder = fields.str("repository_folder");
    let edit = pattern(fields, "edit_url");
    let history = pattern(fields, "history_url");
    let Some(repository) = repository else {
        return Repository { edit, history };
    };
    let home = repository.value.trim_end_matches('/').trim_end_matches(".git");
    let host = home.split('/').nth(2).unwrap_or_default();
    let known = HOSTS.iter().find(|(word, ..)| host.contains(word));
    if known.is_none() && edit.is_none() && history.is_none() {
        let message = format!("it is not known how “{host}” edits files, so pages cannot link to it");
        let hint = "add where a file is edited and where its history is: edit_url = \"https://…/{path}\" and history_url = \"https://…/{path}\", \
                    with {line} where a line belongs, if anywhere";
        fields.diagnostics.add(Rule::ValueUnknown, repository.span, message, hint);
    }
    let folder = folder.map(|folder| folder.value).unwrap_or_default();
    let folder = folder.trim_matches('/').trim_start_matches("./");
    let file = if matches!(folder, "" | ".") { "{path}".to_owned() } else { format!("{}/{{path}}", encoded(folder)) };
    let branch = encoded(&branch);
    let of = |pattern: &str| format!("{home}{}", pattern.replace("{branch}", &branch).replace("{file}", &file));
    Repository {
        edit: edit.or_else(|| known.map(|(_, edit, _)| of(edit))),
        history: history.or_else(|| known.map(|(.., history)| of(history))),
    }
}

/// A pattern of an address, which must say where the path belongs.
fn pattern(fields: &mut TableReader<'_>, key: &'static str) -> Option<String> {
    let Spanned { value, span } = fields.url(key, &["https", "http"])?;
    if !value.contains("{path}") {
        let message = format!("`{key}` does not say where the path of a file belongs");
        let hint = "write {path} there, such as https://git.example/history/edit/main/{path}";
        fields.diagnostics.add(Rule::ValueUnknown, span, message, hint);
    }
    Some(value)
}

/// The name of a branch or the path of a folder in an address.
fn encoded(name: &str) -> String {
    let parts = name.split('/').map(|part| form_urlencoded::byte_serialize(part.as_bytes()).collect::<String>());
    parts.collect::<Vec<_>>().join("/").replace('+', "%20")
}
