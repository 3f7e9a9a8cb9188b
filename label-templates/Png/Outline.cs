using Fulfillment.LabelTemplates.Fonts;
using Fulfillment.LabelTemplates.Layout;

namespace Fulfillment.LabelTemplates.Png;

/// <summary>Closed contours in pixels, curves already cut into lines; inside is where they wind around at least once.</summary>
internal sealed class Outline
{
    /// <summary>Lines that stand for a curve may leave it by this much, pixels.</summary>
    private const double Flatness = 0.05;

    private readonly List<Edge> edges = [];
    private double startX, startY, x, y;

    public IReadOnlyList<Edge> Edges => edges;

    public void MoveTo(double toX, double toY) => (startX, startY, x, y) = (toX, toY, toX, toY);

    public void LineTo(double toX, double toY)
    {
        if (y < toY) edges.Add(new Edge(x, y, toX, toY, 1));
        else if (y > toY) edges.Add(new Edge(toX, toY, x, y, -1));
        (x, y) = (toX, toY);
    }

    public void CurveTo(double controlX, double controlY, double toX, double toY)
    {
        // A parabola strays from its chord by a quarter of how far the control point strays from the middle.
        double bendX = x - (2 * controlX) + toX, bendY = y - (2 * controlY) + toY;
        var steps = Math.Clamp((int)Math.Ceiling(Math.Sqrt(Math.Sqrt((bendX * bendX) + (bendY * bendY)) / (4 * Flatness))), 1, 64);
        double fromX = x, fromY = y;
        for (var i = 1; i <= steps; i++)
        {
            double t = (double)i / steps, u = 1 - t;
            LineTo((u * u * fromX) + (2 * u * t * controlX) + (t * t * toX), (u * u * fromY) + (2 * u * t * controlY) + (t * t * toY));
        }
    }

    public void Close() => LineTo(startX, startY);

    /// <param name="area">Pixels.</param>
    /// <param name="radius">Of the corners.</param>
    /// <param name="isHole">Runs the other way round, to be cut out of what surrounds it.</param>
    public void Add(Area area, double radius, bool isHole = false)
    {
        double left = area.X, top = area.Y, right = area.X + area.Width, bottom = area.Y + area.Height;
        var r = Math.Clamp(radius, 0, Math.Min(area.Width, area.Height) / 2);
        var points = new List<(double X, double Y)>();
        Corner(points, left + r, top + r, r, Math.PI);
        Corner(points, right - r, top + r, r, Math.PI * 1.5);
        Corner(points, right - r, bottom - r, r, 0);
        Corner(points, left + r, bottom - r, r, Math.PI / 2);
        if (isHole) points.Reverse();
        MoveTo(points[0].X, points[0].Y);
        foreach (var (px, py) in points.Skip(1)) LineTo(px, py);
        Close();
    }

    /// <param name="glyph">In font units, y up.</param>
    /// <param name="originX">Pixels.</param>
    /// <param name="originY">Pixels.</param>
    /// <param name="across">Pixels of one font unit along the baseline.</param>
    /// <param name="up">Pixels of one font unit away from it.</param>
    /// <param name="isSideways">The baseline runs down the page.</param>
    public void Add(GlyphOutline glyph, double originX, double originY, double across, double up, bool isSideways)
    {
        foreach (var points in glyph.Contours)
        {
            if (points.Length < 2) continue;
            var first = Array.FindIndex(points, p => p.IsOnCurve);
            var start = first >= 0 ? points[first] : Middle(points[0], points[^1]);
            MoveTo(X(start), Y(start));
            OutlinePoint? control = null;
            for (var i = first + 1; i <= first + points.Length; i++)
            {
                var point = points[i % points.Length];
                if (control is { } bent)
                {
                    var to = point.IsOnCurve ? point : Middle(bent, point);
                    CurveTo(X(bent), Y(bent), X(to), Y(to));
                }
                else if (point.IsOnCurve) LineTo(X(point), Y(point));
                control = point.IsOnCurve ? null : point;
            }
            if (control is { } last) CurveTo(X(last), Y(last), X(start), Y(start));
            Close();
        }

        double X(OutlinePoint point) => originX + (isSideways ? point.Y * up : point.X * across);

        double Y(OutlinePoint point) => originY + (isSideways ? point.X * across : -point.Y * up);
    }

    /// <summary>A line of some width along every edge, with round joins.</summary>
    public Outline Stroked(double width)
    {
        var stroke = new Outline();
        foreach (var edge in edges)
        {
            double dx = edge.BottomX - edge.TopX, dy = edge.BottomY - edge.TopY, length = Math.Sqrt((dx * dx) + (dy * dy));
            double nx = -dy / length * width / 2, ny = dx / length * width / 2;
            stroke.MoveTo(edge.TopX + nx, edge.TopY + ny);
            stroke.LineTo(edge.TopX - nx, edge.TopY - ny);
            stroke.LineTo(edge.BottomX - nx, edge.BottomY - ny);
            stroke.LineTo(edge.BottomX + nx, edge.BottomY + ny);
            stroke.Close();
            stroke.Add(new Area(edge.TopX - (width / 2), edge.TopY - (width / 2), width, width), width / 2, isHole: true);
            stroke.Add(new Area(edge.BottomX - (width / 2), edge.BottomY - (width / 2), width, width), width / 2, isHole: true);
        }
        return stroke;
    }

    private static void Corner(List<(double X, double Y)> points, double centreX, double centreY, double radius, double from)
    {
        var steps = radius <= 0 ? 0 : Math.Clamp((int)Math.Ceiling(Math.PI / 4 / Math.Acos(Math.Max(0, 1 - (Flatness / radius)))), 2, 32);
        for (var i = 0; i <= steps; i++)
        {
            var angle = from + (steps == 0 ? 0 : Math.PI / 2 * i / steps);
            points.Add((centreX + (radius * Math.Cos(angle)), centreY + (radius * Math.Sin(angle))));
        }
    }

    private static OutlinePoint Middle(OutlinePoint a, OutlinePoint b) => new((a.X + b.X) / 2, (a.Y + b.Y) / 2, true);
}

/// <summary>A line that goes down; the winding says which way its contour ran.</summary>
internal readonly record struct Edge(double TopX, double TopY, double BottomX, double BottomY, int Winding);
