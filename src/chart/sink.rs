//! Where plotters draws: SVG elements with classes in place of colours.

use std::convert::Infallible;
use std::fmt::Write;

use plotters::style::RGBColor;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::svg::{Escaped, push, text_width};

/// The eight looks of a series; each is a colour and a dash, so that colour never stands alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// The accent colour, drawn through.
    Accent,
    /// What is well: managed, compliant.
    Good,
    /// What needs a look: unmanaged.
    Warn,
    /// What is wrong: overlapping, non-compliant.
    Bad,
    /// What does not count: ignored, gone.
    Idle,
    /// The colour of vSwitches.
    VSwitch,
    /// The colour of sub-pools.
    SubPool,
    /// The colour of custom allocations.
    Custom,
}

impl Slot {
    /// All of them, in the order of their classes `s0` to `s7`.
    pub const ALL: [Slot; 8] = [
        Slot::Accent,
        Slot::Good,
        Slot::Warn,
        Slot::Bad,
        Slot::Idle,
        Slot::VSwitch,
        Slot::SubPool,
        Slot::Custom,
    ];

    /// The number in the class.
    pub const fn index(self) -> u8 {
        match self {
            Slot::Accent => 0,
            Slot::Good => 1,
            Slot::Warn => 2,
            Slot::Bad => 3,
            Slot::Idle => 4,
            Slot::VSwitch => 5,
            Slot::SubPool => 6,
            Slot::Custom => 7,
        }
    }

    fn from_index(index: u8) -> Option<Slot> {
        Slot::ALL.get(usize::from(index)).copied()
    }
}

/// What a stroke is drawn with. Plotters only knows colours, so each ink has one of its own on the
/// way in and becomes a class on the way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// A line or mark of a series.
    Series(Slot),
    /// Axis lines and tick marks.
    Axis,
    /// The mesh.
    Grid,
    /// Words at the axes.
    Label,
}

impl Ink {
    /// The colour that stands for the ink inside plotters; never seen in a picture.
    pub const fn sentinel(self) -> RGBColor {
        match self {
            Ink::Series(slot) => RGBColor(1, slot.index(), 0),
            Ink::Axis => RGBColor(2, 0, 0),
            Ink::Grid => RGBColor(2, 1, 0),
            Ink::Label => RGBColor(2, 2, 0),
        }
    }

    fn of(color: BackendColor) -> Option<Ink> {
        match color.rgb {
            (1, index, 0) => Slot::from_index(index).map(Ink::Series),
            (2, 0, 0) => Some(Ink::Axis),
            (2, 1, 0) => Some(Ink::Grid),
            (2, 2, 0) => Some(Ink::Label),
            _ => None,
        }
    }
}

/// How the ink is laid on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stroke {
    Line,
    Fill,
    Words,
}

/// The class list for a colour; `None` where nothing would be seen. Alpha is rounded to tenths:
/// `a3` is 30 %.
fn classes(color: BackendColor, stroke: Stroke) -> Option<String> {
    let alpha = tenths(color.alpha);
    if alpha == 0 {
        return None;
    }
    let mut text = match stroke {
        Stroke::Line => "line",
        Stroke::Fill => "mark",
        Stroke::Words => "words",
    }
    .to_owned();
    match Ink::of(color) {
        Some(Ink::Series(slot)) => {
            let index = slot.index();
            push(&mut text, format_args!(" s{index}"));
            if stroke == Stroke::Line {
                push(&mut text, format_args!(" d{index}"));
            }
        }
        Some(Ink::Axis) => text.push_str(" axis"),
        Some(Ink::Grid) => text.push_str(" grid"),
        Some(Ink::Label) => text.push_str(" label"),
        None => text.push_str(" plain"),
    }
    if alpha < 10 {
        push(&mut text, format_args!(" a{alpha}"));
    }
    Some(text)
}

fn tenths(alpha: f64) -> u8 {
    // Not a number is not greater than any threshold, and so nothing.
    (1..=10u8).rev().find(|step| alpha * 10.0 > f64::from(*step) - 0.5).unwrap_or(0)
}

/// A drawing backend that appends SVG elements to a text.
pub struct Sink<'a> {
    out: &'a mut String,
    size: (u32, u32),
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl<'a> Sink<'a> {
    /// Draws on an area of `size` px; the caller writes the root element around it.
    pub fn new(out: &'a mut String, size: (u32, u32)) -> Sink<'a> {
        Sink { out, size }
    }

    fn element<S: BackendStyle>(&mut self, shape: &str, style: &S, stroke: Stroke) {
        let Some(class) = classes(style.color(), stroke) else { return };
        push(self.out, format_args!("<{shape} class=\"{class}\""));
        if stroke == Stroke::Line && style.stroke_width() > 1 {
            push(self.out, format_args!(" stroke-width=\"{}\"", style.stroke_width()));
        }
        self.out.push_str("/>");
    }

    fn outline<S: BackendStyle>(
        &mut self,
        points: impl IntoIterator<Item = BackendCoord>,
        style: &S,
        stroke: Stroke,
    ) {
        let mut path = String::from("path d=\"");
        let mut many = false;
        for (x, y) in points {
            let _ = write!(path, "{}{x} {y}", if many { 'L' } else { 'M' });
            many = true;
        }
        if many {
            path.push_str(if stroke == Stroke::Fill { "Z\"" } else { "\"" });
            self.element(&path, style, stroke);
        }
    }
}

const fn laid(fill: bool) -> Stroke {
    if fill { Stroke::Fill } else { Stroke::Line }
}

impl DrawingBackend for Sink<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        let shape = format!("rect x=\"{x}\" y=\"{y}\" width=\"1\" height=\"1\"");
        self.element(&shape, &color, Stroke::Fill);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.outline([from, to], style, Stroke::Line);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let width = right.saturating_sub(left).max(0);
        let height = bottom.saturating_sub(top).max(0);
        let shape = format!("rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\"");
        self.element(&shape, style, laid(fill));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.outline(path, style, Stroke::Line);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let shape = format!("circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"");
        self.element(&shape, style, laid(fill));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vertices: I,
        style: &S,
    ) -> Drawn {
        self.outline(vertices, style, Stroke::Fill);
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        (x, y): BackendCoord,
    ) -> Drawn {
        let Some(class) = classes(style.color(), Stroke::Words) else { return Ok(()) };
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        // A shift in ems needs no font metrics and no `dominant-baseline`, which exports lose.
        let shift = match style.anchor().v_pos {
            VPos::Top => "0.8em",
            VPos::Center => "0.35em",
            VPos::Bottom => "-0.2em",
        };
        push(
            self.out,
            format_args!(
                "<text x=\"{x}\" y=\"{y}\" dy=\"{shift}\" text-anchor=\"{anchor}\" \
                 class=\"{class}\">{}</text>",
                Escaped(text)
            ),
        );
        Ok(())
    }

    /// From the fixed table: asking the page would force a layout for every label, and would make
    /// the picture differ between machines.
    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let size = (1..=96u32).find(|size| f64::from(*size) + 0.5 > style.size()).unwrap_or(96);
        Ok((text_width(text, size), size))
    }
}
