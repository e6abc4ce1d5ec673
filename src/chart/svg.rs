//! Writing SVG text: escaping, numbers, the root element, and the width of words.

use std::fmt::{self, Display, Write};

/// Text made safe for XML and HTML, as content and in attributes in double quotes. Characters that
/// XML 1.0 cannot hold at all become U+FFFD.
pub struct Escaped<'a>(
    /// The text.
    pub &'a str,
);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for letter in self.0.chars() {
            match letter {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                '\t' | '\n' | '\r' => f.write_char(' ')?,
                '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => f.write_char('\u{fffd}')?,
                _ => f.write_char(letter)?,
            }
        }
        Ok(())
    }
}

/// A coordinate with at most three decimals and no needless zero, point or sign.
pub(super) fn coordinate(value: f64) -> String {
    let text = format!("{value:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// An id for use in `url(#…)`: everything but ASCII letters, digits, `_` and `-` becomes `-`.
pub(super) fn safe_id(text: &str) -> String {
    text.chars()
        .map(|letter| if letter.is_ascii_alphanumeric() || letter == '_' { letter } else { '-' })
        .collect()
}

/// What the root element says about the picture.
pub(super) struct Root<'a> {
    pub(super) class: &'a str,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    pub(super) role: Role,
}

/// How assistive software takes the picture.
#[derive(Clone, Copy)]
pub(super) enum Role {
    /// One thing with one name.
    Image,
    /// A set of links: what is inside an image must not be focusable.
    Group,
}

impl Role {
    /// A group where there are links inside.
    pub(super) fn of_links(mut links: impl Iterator<Item = bool>) -> Role {
        if links.any(|link| link) { Role::Group } else { Role::Image }
    }
}

/// The whole picture around `content`, which is SVG already.
pub(super) fn picture(root: &Root<'_>, content: &str) -> String {
    let role = match root.role {
        Role::Image => "img",
        Role::Group => "group",
    };
    let title = Escaped(root.title);
    let description = Escaped(root.description);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart {class}\" \
         viewBox=\"0 0 {width} {height}\" role=\"{role}\" aria-label=\"{title}\">\
         <title>{title}</title>",
        class = root.class,
        width = root.width,
        height = root.height,
    );
    if !root.description.is_empty() {
        push(&mut out, format_args!("<desc>{description}</desc>"));
    }
    out.push_str(content);
    out.push_str("</svg>");
    out
}

/// Appends formatted text. Writing to a `String` cannot fail.
pub(super) fn push(out: &mut String, text: fmt::Arguments<'_>) {
    let _ = out.write_fmt(text);
}

/// The width of a text in px at a font size in px, from a fixed table of letter widths.
///
/// Real fonts differ a little; the same numbers everywhere matter more here than exact ones, so
/// the table leans to the wide side.
pub fn text_width(text: &str, font_size: u32) -> u32 {
    let thousandths: u64 = text.chars().map(|letter| u64::from(letter_width(letter))).sum();
    let width = thousandths.saturating_mul(u64::from(font_size)).div_ceil(1000);
    u32::try_from(width).unwrap_or(u32::MAX)
}

/// In thousandths of an em.
fn letter_width(letter: char) -> u16 {
    match letter {
        'i' | 'j' | 'l' | '\'' | '|' => 260,
        '.' | ',' | ':' | ';' | '!' | ' ' | '/' | '\\' | 'I' | 'f' | 't' | '\u{a0}' => 310,
        '(' | ')' | '[' | ']' | '{' | '}' | 'r' | '-' | '`' | '*' => 380,
        '0'..='9' | 'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' | '"' => 570,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' | '…' => 950,
        'a'..='z' | '+' | '<' | '=' | '>' | '?' | '$' | '#' | '_' | '~' | '^' => 620,
        'A'..='Z' | '&' => 720,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0,
        // Chinese, Japanese, Korean, full-width forms, pictographs.
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3ffff}' => 1000,
        _ => 640,
    }
}
