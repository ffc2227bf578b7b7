//! The patterns of dates, compiled once. A million dates are put into words when a timeline is indexed, and a hundred on
//! each page: Fluent takes ten times as long for each.

/// Private-use characters that stand for the arguments while a pattern is compiled. No catalogue contains them.
const ARGUMENTS: [&str; 3] = ["\u{F0000}", "\u{F0001}", "\u{F0002}"];

/// A message whose arguments are inserted as they are.
#[derive(Debug)]
pub(super) struct Pattern {
    /// The text before each argument, and which argument it is.
    parts: Vec<(String, usize)>,
    /// The text after the last argument.
    rest: String,
}

impl Pattern {
    /// Compiles a message by formatting it with placeholders for its arguments.
    pub(super) fn compile(format: impl Fn([&'static str; 3]) -> String) -> Self {
        let mut rest = format(ARGUMENTS);
        let mut parts = Vec::new();
        while let Some((at, argument)) =
            ARGUMENTS.iter().enumerate().filter_map(|(number, argument)| Some((rest.find(argument)?, number))).min()
        {
            let after = rest.split_off(at + ARGUMENTS[argument].len());
            rest.truncate(at);
            parts.push((std::mem::replace(&mut rest, after), argument));
        }
        Self { parts, rest }
    }

    /// The message with its arguments.
    pub(super) fn format(&self, arguments: [&str; 3]) -> String {
        let mut text = String::with_capacity(32);
        for (before, argument) in &self.parts {
            text.push_str(before);
            text.push_str(arguments[*argument]);
        }
        text.push_str(&self.rest);
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_stand_where_the_message_puts_them() {
        let pattern = Pattern::compile(|[day, month, year]| format!("{year}年{month}{day}日"));
        assert_eq!(pattern.format(["14", "2月", "1950"]), "1950年2月14日");
        assert_eq!(Pattern::compile(|_| "never".into()).format(["a", "b", "c"]), "never");
        assert_eq!(Pattern::compile(|[a, ..]| format!("{a}{a}!")).format(["x", "", ""]), "xx!");
    }
}
