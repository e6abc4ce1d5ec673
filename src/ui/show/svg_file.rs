//! A picture as a file of its own: it takes its style sheets along.

const TOKENS: &str = include_str!("../../../style/tokens.css");
const CHARTS: &str = include_str!("../../../style/charts.css");
const ALONE: &str = "svg { font-family: system-ui, sans-serif; background: var(--surface); }";

/// The picture with its styles inside, in the light theme, which suits paper and slides.
pub fn standalone(svg: &str) -> String {
    let Some(rest) = svg.strip_prefix("<svg ") else { return svg.to_owned() };
    let Some((head, body)) = rest.split_once('>') else { return svg.to_owned() };
    format!(
        "<svg data-theme=\"light\" {head}><style><![CDATA[{TOKENS}{CHARTS}{ALONE}]]></style>{body}"
    )
}
