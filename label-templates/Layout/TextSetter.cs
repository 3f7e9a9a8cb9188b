using Fulfillment.LabelTemplates.Language;

namespace Fulfillment.LabelTemplates.Layout;

/// <summary>Sets a text box: finds the size at which it fits, breaks its lines or columns, and places them.</summary>
internal sealed class TextSetter(Sheet sheet)
{
    private const double MmPerPoint = 25.4 / 72;

    /// <summary>Sizes are tried in this step, in points.</summary>
    private const double Step = 0.25;

    private const double Rounding = 1e-6;

    /// <summary>Lines with readings stand at least so far apart, in em: the text, the reading, and a little air.</summary>
    private const double PitchWithReadings = 1.6;

    /// <summary>Type size and lines of a text that fits.</summary>
    private sealed record Fitted(double Size, List<Line> Lines);

    public Block Set(TextBox box, Scope scope, double width, double? height)
    {
        if (sheet.FillText(box.Text, scope, box) is not { } filled) return Block.Empty;
        if (string.IsNullOrWhiteSpace(filled.Text)) return new Block(width, height ?? 0);
        if (sheet.Chain(box.Font, box.IsBold, box.IsVertical) is not { } chain) return Block.Empty;
        var western = box.IsVertical ? sheet.Chain(box.Font, box.IsBold) : null;
        var typesetter = new Typesetter(chain, new Setting(box.IsVertical, box.Figures, box.MarksMissing), western);
        if (typesetter.Set(filled) is not { } text)
        {
            sheet.Faults.Add(Refusal(typesetter.Unsettable!, sheet.Field(box.Text, scope, box, typesetter.Unsettable!.Text)));
            return Block.Empty;
        }
        // Joiners and selectors alone show nothing.
        if (text.Clusters.Length == 0) return new Block(width, height ?? 0);
        foreach (var missing in typesetter.Missing) sheet.Warn(sheet.Field(box.Text, scope, box, missing.Text), missing);
        var layout = new Room(box, text, width, height);
        if (Fit(layout) is not { } fit)
        {
            sheet.Faults.Add(CardRefusals.DoesNotFit(sheet.Field(box.Text, scope, box)) with { Value = filled.Text });
            return Block.Empty;
        }
        return Draw(layout, fit, chain.First!);
    }

    private static CardRefusal Refusal(UnsettableCharacter character, string field) => character.Reason switch
    {
        UnsettableReason.NoGlyph => CardRefusals.NoGlyph(field, character.Text, character.CodePoint),
        UnsettableReason.RightToLeft => CardRefusals.RightToLeft(field, character.CodePoint),
        UnsettableReason.StackedMarks => CardRefusals.StackedMarks(field, character.CodePoint),
        _ => CardRefusals.ControlCharacter(field, character.CodePoint),
    };

    /// <summary>The largest size at which the text fits with its words whole; if there is none, the largest at which long words may be divided.</summary>
    private Fitted? Fit(Room room)
    {
        var largest = Math.Max(room.Box.Size * sheet.Shrink, room.Box.MinSize);
        if (room.Box.Fit == TextFit.Line && room.Break(double.MaxValue, divides: false) is [var whole])
        {
            var size = Math.Min(largest, Math.Floor(room.Along / MmPerPoint / Math.Max(whole.Width, Rounding) * 100) / 100);
            if (size >= room.Box.MinSize && room.HasPlaceFor(1, size * MmPerPoint)) return new Fitted(size, [whole]);
        }
        return Fit(room, largest, divides: false) ?? Fit(room, largest, divides: true);
    }

    private static Fitted? Fit(Room room, double largest, bool divides)
    {
        for (var size = largest; ; size = Math.Max(size - Step, room.Box.MinSize))
        {
            var em = size * MmPerPoint;
            if (room.CouldHold(em) && room.Break(room.Along / em, divides) is { } lines && lines.Count <= (room.Box.MaxLines ?? int.MaxValue) && room.HasPlaceFor(lines.Count, em))
                return new Fitted(size, lines);
            if (size <= room.Box.MinSize) return null;
        }
    }

    private Block Draw(Room room, Fitted fit, Fonts.FontFace first)
    {
        var (box, em) = (room.Box, fit.Size * MmPerPoint);
        var pitch = room.Pitch(em);
        var across = room.Across(fit.Lines.Count, em);
        var longest = fit.Lines.Max(line => line.Width) * em;
        var block = box.IsVertical ? new Block(room.Width, room.Height ?? longest) : new Block(room.Width, room.Height ?? across);
        var setter = new LineSetter(block, room.Text, new LineStyle(em, box.Tracking, box.IsBold, box.IsVertical, sheet.Color(box.Color), first));
        var along = box.IsVertical ? block.Height : block.Width;
        var at = box.IsVertical ? RightEdge() - room.AboveFirst(em) - (pitch / 2) : TopEdge() + room.AboveFirst(em) + Baseline();
        foreach (var line in fit.Lines)
        {
            var free = along - (line.Width * em);
            var isSpread = box.Align == TextAlign.Justify && !line.IsLast;
            setter.Set(line, isSpread ? 0 : free * Share(), at, isSpread ? free / em : 0);
            at += box.IsVertical ? -pitch : pitch;
        }
        return block;

        double Baseline()
        {
            double ascent = (double)first.Ascent / first.UnitsPerEm * em, descent = -(double)first.Descent / first.UnitsPerEm * em;
            return ((pitch - ascent - descent) / 2) + ascent;
        }

        double TopEdge() => (block.Height - across) * Of(box.VerticalAlign);

        double RightEdge() => block.Width - ((block.Width - across) * (1 - Of(box.Align == TextAlign.Justify ? TextAlign.Right : box.Align)));

        double Share() => box.IsVertical ? Of(box.VerticalAlign) : Of(box.Align);
    }

    private static double Of(TextAlign align) => align switch { TextAlign.Center => 0.5, TextAlign.Right => 1, _ => 0 };

    private static double Of(VerticalAlign align) => align switch { VerticalAlign.Middle => 0.5, VerticalAlign.Bottom => 1, _ => 0 };

    /// <summary>The place a text has: rows run along its width, columns along its height.</summary>
    private sealed record Room(TextBox Box, SetText Text, double Width, double? Height)
    {
        /// <summary>All of it on one line at the least, in em.</summary>
        private readonly double length = Text.Clusters.Sum(cluster => Math.Max(0, cluster.Em - 0.5));

        public double Along => Box.IsVertical ? Height ?? double.MaxValue : Width;

        public List<Line>? Break(double widest, bool divides)
        {
            var measure = new Measure(Box.Tracking, widest, Box.Hangs, divides);
            var lines = LineBreaker.Break(Text.Clusters, measure);
            if (lines is not null && Box.Align == TextAlign.Center && !Box.IsVertical) LineBreaker.Balance(Text.Clusters, lines, measure);
            return lines;
        }

        /// <summary>Whether the text could fit at all: a quick no, for a long text is broken at every size between its own and its floor. A line may give up a blank at each edge, and hang one character.</summary>
        public bool CouldHold(double em)
        {
            var lines = Math.Floor(length / ((Along / em) + 2));
            return lines <= (Box.MaxLines ?? int.MaxValue) && HasPlaceFor((int)Math.Min(lines, int.MaxValue / 2), em);
        }

        public double Pitch(double em) => em * (Text.Readings.Count > 0 ? Math.Max(Box.Leading, PitchWithReadings) : Box.Leading);

        /// <summary>Readings of the first line stand inside the box, too.</summary>
        public double AboveFirst(double em) => Text.Readings.Count > 0 ? Math.Max(0, (em * SetReading.Size) - ((Pitch(em) - em) / 2)) : 0;

        public double Across(int lines, double em) => (lines * Pitch(em)) + AboveFirst(em);

        public bool HasPlaceFor(int lines, double em) => (Box.IsVertical ? Width : Height) is not { } room || Across(lines, em) <= room + Rounding;
    }
}
