using Fulfillment.LabelTemplates.Barcodes;
using Fulfillment.LabelTemplates.Language;

namespace Fulfillment.LabelTemplates.Layout;

/// <summary>Sets codes: black on white, quiet zone and all, whatever is behind them, modules whole dots of the printer.</summary>
internal sealed class CodeSetter(Sheet sheet)
{
    private const double MmPerInch = 25.4, MmPerPoint = MmPerInch / 72;

    private const double Rounding = 1e-6;

    private const double DefaultBarHeight = 8;

    /// <summary>Between the bars and what people read, mm; and from there to the edge.</summary>
    private const double LegendGap = 0.5;

    /// <summary>Height of a digit of the gothic faces, in em, with the room above and below that keeps it legible.</summary>
    private const double LegendCap = 0.78;

    /// <summary>Without printing plates a bearer bar is at least twice as thick as a narrow bar (GS1 General Specifications 5.3.2.4).</summary>
    private const int BearerModules = 2;

    private static readonly Color White = new(255, 255, 255);

    /// <param name="width">Room, mm.</param>
    /// <param name="height">Room, mm; null is as much as the code takes.</param>
    public Block Set(CodeBox box, Scope scope, double width, double? height)
    {
        if (sheet.Fill(box.Data, scope, box) is not { } data) return Block.Empty;
        var postalCode = "";
        if (box is GridCodeBox { PostalCode: { } code })
        {
            if (sheet.Fill(code, scope, box) is not { } filled) return Block.Empty;
            postalCode = filled;
        }
        var field = sheet.Field(box.Data, scope, box);
        var outcome = SymbolFactory.Encode(box, data, postalCode);
        var fault = outcome.Fault ?? (box.Symbology is Symbology.Gs1Code128 or Symbology.Gs1DataMatrix ? sheet.RefusesGs1(data) : null);
        if (fault is not null)
        {
            sheet.Faults.Add(CardRefusals.NotEncodable(field, SymbolFactory.Name(box.Symbology), data, fault));
            return Block.Empty;
        }
        var symbol = sheet.Encoder is { } encoder ? SymbolFactory.EncodeBy(encoder, box, data, outcome.Symbol!) : outcome.Symbol;
        return symbol switch
        {
            GridSymbol grid => SetGrid((GridCodeBox)box, grid, field, data, width, height),
            BarSymbol bars => SetBars((BarCodeBox)box, bars, field, data, width, height),
            _ => throw new InvalidOperationException("A symbol is a grid or bars."),
        };
    }

    private Block SetGrid(GridCodeBox box, GridSymbol symbol, string field, string data, double width, double? height)
    {
        var room = width / symbol.Columns;
        // A height of the box limits a code, too; where the sheet only has some to spare, the code stays as wide as its box.
        if (height is { } tall && symbol.Rows > 0) room = Math.Min(room, tall / symbol.Rows);
        if (box.Symbology == Symbology.JapanPost) room = Math.Min(room, JapanPost.WidestModule);
        if (Module(box, symbol, room, box.MinModule) is not { } module)
        {
            sheet.Faults.Add(CardRefusals.CodeTooSmall(field, data, room, box.MinModule, symbol.Columns * Dots(box, symbol, box.MinModule), symbol.Rows * Dots(box, symbol, box.MinModule)));
            return Block.Empty;
        }
        double across = symbol.Columns * module, down = symbol.Rows * module;
        var isSquare = symbol.Columns == symbol.Rows;
        // The paper of a square code is its whole box, so that no ground shows beside what whole dots leave over.
        double paperWidth = isSquare ? width : across, paperHeight = height ?? (isSquare ? width : down);
        var block = new Block(width, paperHeight);
        var x = Left(box.Align, width, across);
        block.Marks.Add(new RectangleMark(new Area(isSquare ? 0 : x, 0, paperWidth, paperHeight), 0, White, null));
        Put(block, box, x, (paperHeight - down) / 2, symbol.Dark.Select(m => new Area(m.X * module, m.Y * module, m.Width * module, m.Height * module)));
        return block;
    }

    private Block SetBars(BarCodeBox box, BarSymbol symbol, string field, string data, double width, double? height)
    {
        var room = Math.Min(box.Module, width / symbol.Columns);
        if (Module(box, symbol, room, CodeReader.FinestBar) is not { } module)
        {
            sheet.Faults.Add(CardRefusals.CodeTooSmall(field, data, room, CodeReader.FinestBar, symbol.Columns * Dots(box, symbol, CodeReader.FinestBar), null));
            return Block.Empty;
        }
        var em = box.LegendSize * MmPerPoint;
        var below = box.HasLegend ? LegendGap + (em * LegendCap) : 0;
        var bearer = box.Bearer == BearerBars.None ? 0 : BearerModules * module;
        var tall = height ?? DefaultBarHeight + below;
        var tail = symbol.Bars.Max(bar => bar.Tail) * module;
        // Longer guard bars reach between the digits.
        var bars = tall - Math.Max(below, tail) - (2 * bearer);
        if (bars < module)
        {
            sheet.Faults.Add(CardRefusals.DoesNotFit(field));
            return Block.Empty;
        }
        var across = symbol.Columns * module;
        var x = Left(box.Align, width, across);
        var block = new Block(width, tall);
        block.Marks.Add(new RectangleMark(new Area(x, 0, across, tall), 0, White, null));
        Put(block, box, x, 0, symbol.Bars.Select(bar => new Area(bar.X * module, bearer, bar.Width * module, bars + (bar.Tail * module))), Bearers(box, across, bars, bearer));
        if (box.HasLegend)
        {
            foreach (var legend in symbol.Legends)
                Put(block, legend, x, module, bars + (2 * bearer) + LegendGap + (em * 0.74), em, field);
        }
        return block;
    }

    private static IEnumerable<Area> Bearers(BarCodeBox box, double across, double bars, double thickness)
    {
        if (box.Bearer == BearerBars.None) yield break;
        yield return new Area(0, 0, across, thickness);
        yield return new Area(0, bars + thickness, across, thickness);
        if (box.Bearer == BearerBars.Bars) yield break;
        yield return new Area(0, thickness, thickness, bars);
        yield return new Area(across - thickness, thickness, thickness, bars);
    }

    /// <summary>The largest module of whole dots in the room, or all the room where no whole number of dots is wide enough; null where nothing is.</summary>
    private static double? Module(CodeBox box, Symbol symbol, double room, double least)
    {
        var step = symbol.DotsInStep * Dot(box);
        var whole = Math.Floor((room / step) + Rounding) * step;
        return whole >= least - Rounding ? whole : room >= least - Rounding ? room : null;
    }

    /// <summary>The least module of whole dots that is not finer than this.</summary>
    private static double Dots(CodeBox box, Symbol symbol, double least)
    {
        var step = symbol.DotsInStep * Dot(box);
        return Math.Ceiling((least / step) - Rounding) * step;
    }

    /// <summary>Printers of "203 dpi" have eight dots a millimetre.</summary>
    private static double Dot(CodeBox box) => box.Dpi == 203 ? 0.125 : MmPerInch / box.Dpi;

    private static void Put(Block block, CodeBox box, double x, double y, IEnumerable<Area> areas, IEnumerable<Area>? full = null)
    {
        var cut = box.BarReduction;
        IEnumerable<Area> dark = cut > 0 ? areas.Select(a => new Area(a.X + (cut / 2), a.Y, Math.Max(a.Width - cut, a.Width / 2), a.Height)) : areas;
        block.Marks.Add(new ModulesMark(x, y, [.. dark, .. full ?? []], Color.Black, Dot(box)));
    }

    private void Put(Block block, Legend legend, double left, double module, double baseline, double em, string field)
    {
        if (sheet.Chain(Fonts.FontRole.Gothic, false) is not { } chain) return;
        double from = left + (legend.From * module), room = (legend.To - legend.From) * module;
        var glyphs = new List<(Fonts.FontFace Face, SetGlyph Glyph)>();
        foreach (var c in legend.Text)
        {
            if (chain.Find(c, 0) is not { } found)
            {
                sheet.Faults.Add(CardRefusals.NoGlyph(field, c.ToString(), c));
                return;
            }
            glyphs.Add((found.Face, new SetGlyph(found.Glyph, found.Face.Advance(found.Glyph), c, 0)));
        }
        var natural = glyphs.Sum(g => (double)g.Glyph.Advance / g.Face.UnitsPerEm) * em;
        var size = natural > room ? em * room / natural : em;
        var x = from + ((room - (natural * size / em)) / 2);
        foreach (var run in Runs(glyphs))
        {
            block.Marks.Add(new TextMark(run[0].Face, [.. run.Select(g => g.Glyph)], x, baseline, size, 0, 0, Color.Black));
            x += run.Sum(g => (double)g.Glyph.Advance / g.Face.UnitsPerEm) * size;
        }
    }

    private static IEnumerable<List<(Fonts.FontFace Face, SetGlyph Glyph)>> Runs(List<(Fonts.FontFace Face, SetGlyph Glyph)> glyphs)
    {
        for (var start = 0; start < glyphs.Count;)
        {
            var end = glyphs.FindIndex(start, g => g.Face != glyphs[start].Face);
            if (end < 0) end = glyphs.Count;
            yield return glyphs[start..end];
            start = end;
        }
    }

    private static double Left(HorizontalAlign align, double width, double across) => align switch { HorizontalAlign.Right => width - across, HorizontalAlign.Center => (width - across) / 2, _ => 0 };
}
