using Fulfillment.LabelTemplates.Language;

namespace Fulfillment.LabelTemplates.Layout;

/// <summary>Sets a text box: finds the size at which it fits, breaks its lines, and splits them into runs of one face on a shared baseline.</summary>
internal sealed class TextSetter(Sheet sheet)
{
    private const double MmPerPoint = 25.4 / 72;

    /// <summary>Sizes are tried in this step, in points.</summary>
    private const double Step = 0.25;

    private const double Rounding = 1e-6;

    /// <summary>Stroke, in em, that brings VL Gothic's 𠮷 to the weight of BIZ UDGothic Bold beside it.</summary>
    private const double SyntheticBold = 0.035;

    public Block Set(TextBox box, Scope scope, double width, double? height)
    {
        if (sheet.Fill(box.Text, scope, box) is not { } text) return Block.Empty;
        if (string.IsNullOrWhiteSpace(text)) return new Block(width, height ?? 0);
        if (sheet.Chain(box.Font, box.IsBold) is not { } chain) return Block.Empty;
        if (Typesetter.Set(text.TrimEnd(), chain, out var unsettable) is not { } clusters)
        {
            var field = sheet.Field(box.Text, scope, box, unsettable!.Text);
            sheet.Faults.Add(unsettable.Reason switch
            {
                UnsettableReason.NoGlyph => CardRefusals.NoGlyph(field, unsettable.Text, unsettable.CodePoint),
                UnsettableReason.RightToLeft => CardRefusals.RightToLeft(field, unsettable.CodePoint),
                _ => CardRefusals.ControlCharacter(field, unsettable.CodePoint),
            });
            return Block.Empty;
        }
        if (Fit(box, clusters, width, height) is not { } fit)
        {
            sheet.Faults.Add(CardRefusals.DoesNotFit(sheet.Field(box.Text, scope, box)));
            return Block.Empty;
        }
        return Draw(box, clusters, fit.Lines, fit.Size, width, height, chain.First!);
    }

    private (double Size, List<Line> Lines)? Fit(TextBox box, Cluster[] clusters, double width, double? height)
    {
        var largest = Math.Max(box.Size * sheet.Shrink, box.MinSize);
        if (box.Fit == TextFit.Line && LineBreaker.Break(clusters, box.Tracking, double.MaxValue) is [var whole])
        {
            var size = Math.Min(largest, Math.Floor(width / MmPerPoint / Math.Max(whole.Width, Rounding) * 100) / 100);
            if (size >= box.MinSize && IsLowEnough(1, size)) return (size, [whole]);
        }
        for (var size = largest; ; size = Math.Max(size - Step, box.MinSize))
        {
            var lines = LineBreaker.Break(clusters, box.Tracking, width / (size * MmPerPoint));
            var isNarrowEnough = lines.TrueForAll(line => line.Width * size * MmPerPoint <= width + Rounding);
            if (box.Align == HorizontalAlign.Center) LineBreaker.Balance(clusters, lines, box.Tracking, width / (size * MmPerPoint));
            if (isNarrowEnough && lines.Count <= (box.MaxLines ?? int.MaxValue) && IsLowEnough(lines.Count, size)) return (size, lines);
            if (size <= box.MinSize) return null;
        }

        bool IsLowEnough(int lines, double size) => height is not { } room || lines * size * MmPerPoint * box.Leading <= room + Rounding;
    }

    private Block Draw(TextBox box, Cluster[] clusters, List<Line> lines, double size, double width, double? height, Fonts.FontFace first)
    {
        var em = size * MmPerPoint;
        var lineHeight = em * box.Leading;
        var natural = lines.Count * lineHeight;
        var block = new Block(width, height ?? natural);
        var top = box.VerticalAlign switch
        {
            VerticalAlign.Middle => (block.Height - natural) / 2,
            VerticalAlign.Bottom => block.Height - natural,
            _ => 0,
        };
        double ascent = (double)first.Ascent / first.UnitsPerEm, descent = -(double)first.Descent / first.UnitsPerEm;
        var baseline = top + ((lineHeight - ((ascent + descent) * em)) / 2) + (ascent * em);
        var color = sheet.Color(box.Color);
        foreach (var line in lines)
        {
            var x = box.Align switch
            {
                HorizontalAlign.Center => (width - (line.Width * em)) / 2,
                HorizontalAlign.Right => width - (line.Width * em),
                _ => 0,
            };
            for (var i = line.Start; i < line.End;)
            {
                var face = clusters[i].Face!;
                var glyphs = new List<SetGlyph>();
                var run = 0.0;
                for (; i < line.End && clusters[i].Face == face; i++)
                {
                    glyphs.Add(new SetGlyph(clusters[i].Glyph, clusters[i].Advance, clusters[i].CodePoint, clusters[i].Selector));
                    run += (clusters[i].Em + box.Tracking) * em;
                }
                block.Marks.Add(new TextMark(face, glyphs, x, baseline, em, box.Tracking * em, box.IsBold && !face.IsBold ? em * SyntheticBold : 0, color));
                x += run;
            }
            baseline += lineHeight;
        }
        return block;
    }
}
