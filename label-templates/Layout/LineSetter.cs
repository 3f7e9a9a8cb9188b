using Fulfillment.LabelTemplates.Fonts;

namespace Fulfillment.LabelTemplates.Layout;

/// <summary>What the lines of one text have in common; measures are mm.</summary>
internal sealed record LineStyle(double EmMm, double Tracking, bool IsBold, bool IsVertical, Color Color, FontFace First);

/// <summary>Draws lines: splits each into marks of one face and direction on a shared baseline, and sets its readings above.</summary>
internal sealed class LineSetter(Block block, SetText text, LineStyle style)
{
    /// <summary>Stroke, in em, that brings VL Gothic's 𠮷 to the weight of BIZ UDGothic Bold beside it.</summary>
    private const double SyntheticBold = 0.035;

    private const double MarkGap = 0.02;

    private readonly double em = style.EmMm;

    /// <summary>Upper edge of an em square above its baseline, in em.</summary>
    private readonly double emTop = (double)style.First.EmTop / style.First.UnitsPerEm;

    /// <param name="line">Which clusters.</param>
    /// <param name="start">Along the line, where its edge is.</param>
    /// <param name="across">In rows the baseline, in columns the centre line.</param>
    /// <param name="spread">What a justified line is short of, in em.</param>
    public void Set(Line line, double start, double across, double spread)
    {
        var spaces = Justification.Spread(text.Clusters, line, spread);
        var pens = new double[line.End - line.Start + 1];
        var pen = start + ((line.Indent + (line.End > line.Start ? text.Clusters[line.Start].Before : 0)) * em);
        for (var i = line.Start; i < line.End; i++)
        {
            pens[i - line.Start] = pen;
            pen += text.Clusters[i].Em * em;
            if (i + 1 < line.End) pen += (LineBreaker.Gap(text.Clusters, i, style.Tracking) + spaces[i - line.Start]) * em;
        }
        pens[^1] = pen;
        for (var i = line.Start; i < line.End;) i = SetRun(line, i, pens, across);
        foreach (var reading in text.Readings)
            if (reading.Start >= line.Start && reading.End <= line.End) SetAbove(reading, pens[reading.Start - line.Start], pens[reading.End - 1 - line.Start], across);
    }

    /// <returns>The cluster behind the run.</returns>
    private int SetRun(Line line, int first, double[] pens, double across)
    {
        var cluster = text.Clusters[first];
        if (cluster.IsMark)
        {
            SetMark(text.Clusters[first - 1], cluster, pens[first - 1 - line.Start], across);
            return first + 1;
        }
        if (style.IsVertical && cluster.Direction == TextDirection.Across) return SetFigures(line, first, pens[first - line.Start], across);
        var end = first + 1;
        while (end < line.End && text.Clusters[end] is var next && next.Face == cluster.Face && next.Direction == cluster.Direction && !next.IsMark) end++;
        var face = cluster.Face!;
        var glyphs = new SetGlyph[end - first];
        for (var i = first; i < end; i++)
        {
            var c = text.Clusters[i];
            var moves = i + 1 < end ? (pens[i + 1 - line.Start] - pens[i - line.Start]) / em : c.Em + style.Tracking;
            glyphs[i - first] = new SetGlyph(c.Glyph, c.Advance, c.CodePoint, c.Selector) { Space = (int)Math.Round((moves - c.Em - style.Tracking) * face.UnitsPerEm) };
        }
        Put(face, glyphs, cluster.Direction, pens[first - line.Start], across, em, style.Tracking * em, 1);
        return end;
    }

    /// <summary>Figures side by side on one square of a column, narrowed where they are wider.</summary>
    private int SetFigures(Line line, int first, double pen, double across)
    {
        var end = first + 1;
        while (end < line.End && text.Clusters[end] is { Direction: TextDirection.Across, IsMark: false, Em: 0 }) end++;
        var face = text.Clusters[first].Face!;
        var width = 0.0;
        for (var i = first; i < end; i++) width += (double)text.Clusters[i].Advance / face.UnitsPerEm;
        var stretch = Math.Min(1, 1 / Math.Max(width, 0.1));
        var glyphs = new SetGlyph[end - first];
        for (var i = first; i < end; i++) glyphs[i - first] = new SetGlyph(text.Clusters[i].Glyph, text.Clusters[i].Advance, text.Clusters[i].CodePoint, text.Clusters[i].Selector);
        block.Marks.Add(new TextMark(face, glyphs, across - (width * stretch * em / 2), pen + (emTop * em), em, 0, Stroke(face, em), style.Color) { Stretch = stretch });
        return end;
    }

    /// <summary>A mark that makes no character with its letter: over the middle of it, voicing marks at its upper right.</summary>
    private void SetMark(in Cluster letter, in Cluster mark, double pen, double across)
    {
        var face = mark.Face!;
        double unit = em / face.UnitsPerEm, letterWidth = (double)letter.Face!.Advance(letter.Glyph) / letter.Face.UnitsPerEm * em;
        var (left, right) = face.InkAcross(mark.Glyph);
        var offset = mark.CodePoint is 0x3099 or 0x309A ? letterWidth - (right * unit) - (MarkGap * em) : (letterWidth - ((left + right) * unit)) / 2;
        var isUpright = !style.IsVertical || letter.Direction != TextDirection.Sideways;
        var glyphs = new[] { new SetGlyph(mark.Glyph, face.Advance(mark.Glyph), mark.CodePoint, mark.Selector) };
        if (!style.IsVertical) block.Marks.Add(new TextMark(face, glyphs, pen + offset, across, em, 0, Stroke(face, em), style.Color));
        else if (isUpright) block.Marks.Add(new TextMark(face, glyphs, across - (letterWidth / 2) + offset, pen + (emTop * em), em, 0, Stroke(face, em), style.Color));
        else Put(face, glyphs, TextDirection.Sideways, pen + offset, across, em, 0, 1);
    }

    private void SetAbove(SetReading reading, double firstPen, double lastPen, double across)
    {
        var size = em * SetReading.Size;
        var from = firstPen - ((text.Clusters[reading.Start].Before + reading.OverhangBefore) * em);
        var to = lastPen + ((text.Clusters[reading.End - 1].Em + text.Clusters[reading.End - 1].After + reading.OverhangAfter) * em);
        var gap = Math.Max(0, to - from - (reading.Length * em)) / reading.Above.Length;
        var pen = from + (gap / 2);
        var line = style.IsVertical ? across + ((em + size) / 2) : across - (emTop * em) - ((1 - emTop) * size);
        for (var i = 0; i < reading.Above.Length;)
        {
            var (face, direction) = (reading.Above[i].Face!, reading.Above[i].Direction);
            var (glyphs, start) = (new List<SetGlyph>(), pen);
            for (; i < reading.Above.Length && reading.Above[i].Face == face && reading.Above[i].Direction == direction; i++)
            {
                var c = reading.Above[i];
                glyphs.Add(new SetGlyph(c.Glyph, c.Advance, c.CodePoint, c.Selector));
                pen += (c.Em * size) + gap;
            }
            Put(face, glyphs, direction, start, line, size, gap, 1);
        }
    }

    /// <param name="along">Where it begins along the line.</param>
    /// <param name="across">Baseline of a row, centre of a column.</param>
    private void Put(FontFace face, IReadOnlyList<SetGlyph> glyphs, TextDirection direction, double along, double across, double size, double tracking, double stretch)
    {
        var (x, y) = !style.IsVertical ? (along, across)
            : direction == TextDirection.Sideways ? (across - ((((double)face.EmTop / face.UnitsPerEm) - 0.5) * size), along)
            : (across, along);
        block.Marks.Add(new TextMark(face, glyphs, x, y, size, tracking, Stroke(face, size), style.Color) { Direction = direction, Stretch = stretch });
    }

    private double Stroke(FontFace face, double size) => style.IsBold && !face.IsBold ? size * SyntheticBold : 0;
}
