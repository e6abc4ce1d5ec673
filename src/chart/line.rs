//! Lines over time.

use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::cartesian::Cartesian2d;
use plotters::drawing::{DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::Circle;
use plotters::series::LineSeries;
use plotters::style::{Color, IntoFont, ShapeStyle, TextStyle};
use plotters_backend::DrawingBackend;

use super::axis::{TimeAxis, ValueAxis};
use super::sample::{Column, Drawing, Point, clip, corners, ordered, runs};
use super::sink::{Ink, Sink, Slot};
use super::svg::{Escaped, Role, Root, picture, push, text_width};
use super::ticks::{Step, TimeTicks, value_ticks};

/// The size of the words at the axes in px; `style/charts.css` says the same.
const FONT_SIZE: u32 = 11;
const MARGIN: u32 = 10;
const TICK: u32 = 4;
/// Up to this many px for each observation, all of them are shown as marks.
const MARK_ROOM: u32 = 18;

/// What the values of a chart are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Whole numbers; the axis ends just above the highest.
    Count,
    /// Tenths of a per cent, on an axis up to 100 %.
    Percent,
    /// Tenths of a per cent, on an axis that ends just above the highest, for what stays low.
    PercentFitted,
}

/// A named line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// Its name, for those who point at it.
    pub name: String,
    /// Its colour and dash.
    pub slot: Slot,
    /// Its observations, best in order of time.
    pub points: Vec<Point>,
}

/// What a line chart shows.
pub struct LineChart<'a> {
    /// The width in px, at least 160; the picture itself stretches to its place.
    pub width: u32,
    /// The height in px, at least 80.
    pub height: u32,
    /// The name of the picture.
    pub title: &'a str,
    /// What it says, in a sentence or two, for people who cannot see it.
    pub description: &'a str,
    /// The first moment shown, ms since 1970, UTC.
    pub from: i64,
    /// The last moment shown.
    pub to: i64,
    /// What the values are.
    pub unit: Unit,
    /// How lines run between observations.
    pub drawing: Drawing,
    /// The lines, the first at the bottom of the pile.
    pub series: &'a [Series],
    /// What to say where there is nothing to draw.
    pub empty: &'a str,
    /// The words at a tick of the time axis; [`super::utc_label`] is one.
    pub time_label: &'a dyn Fn(i64, Step) -> String,
    /// How far clocks are ahead of UTC at a moment, in ms, so that ticks are at round local times.
    pub clock_offset: &'a dyn Fn(i64) -> i64,
    /// The words at a tick of the value axis; per cent come in tenths.
    pub value_label: &'a dyn Fn(u64) -> String,
}

/// The part of a picture inside the axes, in px of the view box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlotRect {
    /// The left edge.
    pub left: i32,
    /// The upper edge.
    pub top: i32,
    /// The right edge.
    pub right: i32,
    /// The lower edge, where zero is.
    pub bottom: i32,
}

/// Where things are, so that a page can put a cursor and read values out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineChartLayout {
    /// The width of the view box.
    pub width: u32,
    /// The height of the view box.
    pub height: u32,
    /// The part inside the axes.
    pub plot: PlotRect,
    /// The time axis.
    pub time: TimeAxis,
    /// The distance of its ticks.
    pub step: Step,
    /// The value axis.
    pub value: ValueAxis,
    /// The last known observation of all series up to the end of the time shown.
    pub last: Option<i64>,
}

impl LineChartLayout {
    /// Where a moment is.
    pub fn x(&self, at: i64) -> i32 {
        self.time.place(at, (self.plot.left, self.plot.right))
    }

    /// Where a value is.
    pub fn y(&self, value: u64) -> i32 {
        self.value.place(value, (self.plot.bottom, self.plot.top))
    }

    /// The moment at a place; the nearest edge for places outside.
    pub fn time_at(&self, x: i32) -> i64 {
        self.time.moment(x, (self.plot.left, self.plot.right))
    }
}

/// A picture and where things are in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// The SVG text.
    pub svg: String,
    /// Where things are.
    pub layout: LineChartLayout,
}

/// Draws lines over time.
pub fn line_chart(chart: &LineChart<'_>) -> Drawn {
    let mut layout = lay_out(chart);
    let shown: Vec<(&Series, Vec<Point>)> = chart
        .series
        .iter()
        .map(|series| (series, clip(&ordered(&series.points), &layout.time, chart.drawing)))
        .collect();
    layout.last = last_known(chart, &layout.time);
    let mut content = String::new();
    // The sink cannot fail, and plotters itself only does where an area is drawn on while it is
    // being drawn on. What was drawn until then still stands.
    let _ = draw(&mut content, chart, &layout, &shown);
    if shown.iter().all(|(_, points)| points.iter().all(|point| point.value.is_none())) {
        let x = layout.plot.left.midpoint(layout.plot.right);
        let y = layout.plot.top.midpoint(layout.plot.bottom);
        push(
            &mut content,
            format_args!(
                "<text x=\"{x}\" y=\"{y}\" dy=\"0.35em\" text-anchor=\"middle\" \
                 class=\"words empty\">{}</text>",
                Escaped(chart.empty)
            ),
        );
    }
    let root = Root {
        class: "line-chart",
        width: layout.width,
        height: layout.height,
        title: chart.title,
        description: chart.description,
        role: Role::Image,
    };
    Drawn { svg: picture(&root, &content), layout }
}

/// A short piece of a series' line, for a legend.
pub fn line_mark(slot: Slot) -> String {
    let index = slot.index();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart line-mark\" viewBox=\"0 0 28 12\" \
         aria-hidden=\"true\"><path d=\"M1 6L27 6\" class=\"line s{index} d{index}\" \
         stroke-width=\"2\"/></svg>"
    )
}

fn last_known(chart: &LineChart<'_>, time: &TimeAxis) -> Option<i64> {
    let points = chart.series.iter().flat_map(|series| &series.points);
    points
        .filter(|point| point.value.is_some() && point.at <= time.to())
        .map(|point| point.at)
        .max()
}

/// Decides on ticks, and with their words on the room for the plot.
fn lay_out(chart: &LineChart<'_>) -> LineChartLayout {
    let (width, height) = (chart.width.clamp(160, 10_000), chart.height.clamp(80, 10_000));
    let mut time = TimeAxis::new(chart.from, chart.to);
    let value = ValueAxis::new(value_ticks_of(chart, &time, height));
    let words = value.ticks().iter().map(|tick| text_width(&(chart.value_label)(*tick), FONT_SIZE));
    let left = words.max().unwrap_or(0).saturating_add(TICK * 2).min(width / 2) + MARGIN;
    // Half a time label may stand out on the right.
    let right = width - MARGIN * 2;
    let bottom = height - (FONT_SIZE + TICK * 2 + 6);
    let plot = PlotRect {
        left: whole(left),
        top: whole(MARGIN),
        right: whole(right),
        bottom: whole(bottom),
    };
    let ticks = TimeTicks {
        from: time.from(),
        to: time.to(),
        width: right.saturating_sub(left),
        font_size: FONT_SIZE,
        label: chart.time_label,
        offset: chart.clock_offset,
    };
    let (step, ticks) = ticks.choose();
    time.ticks = ticks;
    LineChartLayout { width, height, plot, time, step, value, last: None }
}

fn value_ticks_of(chart: &LineChart<'_>, time: &TimeAxis, height: u32) -> Vec<u64> {
    let most = (height / 40).clamp(2, 8);
    let highest = || {
        let points = chart
            .series
            .iter()
            .flat_map(|series| clip(&ordered(&series.points), time, chart.drawing).into_iter());
        points.filter_map(|point| point.value).max().unwrap_or(0)
    };
    match chart.unit {
        Unit::Count => value_ticks(highest(), most),
        Unit::Percent if most < 4 => vec![0, 500, 1000],
        Unit::Percent => vec![0, 250, 500, 750, 1000],
        Unit::PercentFitted => value_ticks(highest().min(1000), most),
    }
}

fn whole(value: u32) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

type Plot<'a, 'b> = ChartContext<'a, Sink<'b>, Cartesian2d<TimeAxis, ValueAxis>>;
type Outcome<'b> = Result<(), DrawingAreaErrorKind<<Sink<'b> as DrawingBackend>::ErrorType>>;

fn draw<'b>(
    content: &'b mut String,
    chart: &LineChart<'_>,
    layout: &LineChartLayout,
    shown: &[(&Series, Vec<Point>)],
) -> Outcome<'b> {
    let root = Sink::new(content, (layout.width, layout.height)).into_drawing_area();
    let plot = layout.plot;
    // Plotters leaves the last px of an area out, and our edges count.
    let right = whole(layout.width).saturating_sub(plot.right).saturating_sub(1);
    let bottom = whole(layout.height).saturating_sub(plot.bottom).saturating_sub(1);
    let mut context = ChartBuilder::on(&root)
        .margin_top(plot.top)
        .margin_right(right)
        .y_label_area_size(plot.left)
        .x_label_area_size(bottom)
        .build_cartesian_2d(layout.time.clone(), layout.value.clone())?;
    mesh(&mut context, chart, layout)?;
    for (series, points) in shown {
        let runs = runs(points, |at| layout.x(at));
        lines(&mut context, series.slot, &runs, chart.drawing)?;
    }
    for (series, points) in shown {
        let runs = runs(points, |at| layout.x(at));
        marks(&mut context, series, &runs, layout)?;
    }
    last_seen(&mut context, layout)
}

fn mesh<'b>(
    context: &mut Plot<'_, 'b>,
    chart: &LineChart<'_>,
    layout: &LineChartLayout,
) -> Outcome<'b> {
    let ink = Ink::Label.sentinel();
    let words = TextStyle::from(("sans-serif", FONT_SIZE).into_font()).color(&ink);
    let time_words = |at: &i64| (chart.time_label)(*at, layout.step);
    let value_words = |value: &u64| (chart.value_label)(*value);
    context
        .configure_mesh()
        .disable_x_mesh()
        .bold_line_style(Ink::Grid.sentinel())
        .axis_style(Ink::Axis.sentinel())
        .label_style(words)
        .set_all_tick_mark_size(TICK)
        .x_label_formatter(&time_words)
        .y_label_formatter(&value_words)
        .draw()
}

fn lines<'b>(
    context: &mut Plot<'_, 'b>,
    slot: Slot,
    runs: &[Vec<Column>],
    drawing: Drawing,
) -> Outcome<'b> {
    let style = ShapeStyle::from(Ink::Series(slot).sentinel()).stroke_width(2);
    for run in runs {
        let corners = corners(run, drawing);
        if corners.len() > 1 {
            let line = corners.into_iter().map(|sample| (sample.at, sample.value));
            context.draw_series(LineSeries::new(line, style))?;
        }
    }
    Ok(())
}

/// Marks the observations where there is room for it, those that stand alone, and the last.
fn marks<'b>(
    context: &mut Plot<'_, 'b>,
    series: &Series,
    runs: &[Vec<Column>],
    layout: &LineChartLayout,
) -> Outcome<'b> {
    let color = Ink::Series(series.slot).sentinel();
    let count = runs.iter().map(Vec::len).sum::<usize>();
    let room = layout.plot.right.saturating_sub(layout.plot.left) / whole(MARK_ROOM);
    let few = i32::try_from(count).is_ok_and(|count| count <= room);
    let observed = |at: i64| series.points.iter().any(|point| point.at == at);
    for run in runs {
        if few || run.len() == 1 {
            // Where a line was cut at an edge, nobody observed anything.
            let ends =
                run.iter().flat_map(Column::ends).filter(|one| run.len() == 1 || observed(one.at));
            let dots = ends.map(|sample| Circle::new((sample.at, sample.value), 3, color.filled()));
            context.draw_series(dots)?;
        }
    }
    let last = runs.last().and_then(|run| run.last()).map(|column| column.last);
    if let Some(last) = last.filter(|last| observed(last.at)) {
        context.draw_series([Circle::new((last.at, last.value), 4, color.filled())])?;
    }
    Ok(())
}

/// A thin line at the last observation, where time went on without one.
fn last_seen<'b>(context: &mut Plot<'_, 'b>, layout: &LineChartLayout) -> Outcome<'b> {
    let Some(last) = layout.last.filter(|last| *last >= layout.time.from()) else { return Ok(()) };
    if layout.x(last).saturating_add(8) >= layout.plot.right {
        return Ok(());
    }
    let line = [(last, 0), (last, layout.value.top())];
    let style = Ink::Axis.sentinel().mix(0.6);
    context.draw_series(LineSeries::new(line, style)).map(|_| ())
}
