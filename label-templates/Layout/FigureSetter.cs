using System.Text;
using Fulfillment.LabelTemplates.Barcodes;
using Fulfillment.LabelTemplates.Language;

namespace Fulfillment.LabelTemplates.Layout;

/// <summary>Sets everything that is not text: pictures, rules and codes.</summary>
internal sealed class FigureSetter(Sheet sheet)
{
    /// <summary>Narrowest bar a bench scanner reads off any of our printers, mm.</summary>
    private const double FinestBar = 0.25;

    private const double DefaultBarHeight = 8;

    /// <summary>More than any gun reads in one sweep.</summary>
    private const int LongestCode128 = 80;

    private static readonly Color White = new(255, 255, 255);

    public Block SetImage(ImageBox box, Scope scope, double width, double? height)
    {
        if (sheet.Fill(box.Source, scope, box) is not { } name) return Block.Empty;
        var outcome = sheet.FindImage(name, sheet.Field(box.Source, scope, box));
        if (outcome.Value is not { } image)
        {
            sheet.Faults.Add(outcome.Refusal!);
            return Block.Empty;
        }
        var room = height ?? width * image.HeightPx / image.WidthPx;
        double across = width / image.WidthPx, down = room / image.HeightPx;
        var scale = box.Fit == ImageFit.Cover ? Math.Max(across, down) : Math.Min(across, down);
        double drawnWidth = image.WidthPx * scale, drawnHeight = image.HeightPx * scale;
        var x = box.Fit == ImageFit.Cover ? (width - drawnWidth) / 2 : box.Align switch
        {
            HorizontalAlign.Left => 0,
            HorizontalAlign.Right => width - drawnWidth,
            _ => (width - drawnWidth) / 2,
        };
        var area = new Area(x, (room - drawnHeight) / 2, drawnWidth, drawnHeight);
        var block = new Block(width, room);
        block.Marks.Add(new ImageMark(image, area, box.Fit == ImageFit.Cover ? new Area(0, 0, width, room) : area, box.Radius));
        return block;
    }

    public Block SetRule(RuleBox box, double width, double? height)
    {
        var area = box.IsVertical ? new Area(0, 0, box.Thickness, height ?? width) : new Area(0, 0, width, box.Thickness);
        var block = new Block(area.Width, area.Height);
        block.Marks.Add(new RectangleMark(area, 0, sheet.Color(box.Color), null));
        return block;
    }

    public Block SetQr(QrBox box, Scope scope, double width)
    {
        if (sheet.Fill(box.Data, scope, box) is not { } data) return Block.Empty;
        var field = sheet.Field(box.Data, scope, box);
        if (data.Length == 0 || Encoding.UTF8.GetByteCount(data) > QrSymbol.Capacity(box.Level))
        {
            sheet.Faults.Add(CardRefusals.NotEncodable(field, "QR"));
            return Block.Empty;
        }
        var (modules, dark) = QrSymbol.Encode(data, box.Level);
        if (width / modules < box.MinModule)
        {
            sheet.Faults.Add(CardRefusals.CodeTooSmall(field, width / modules, box.MinModule));
            return Block.Empty;
        }
        return Modules(dark, width / modules, width / modules, width, width, 0);
    }

    public Block SetCode128(Code128Box box, Scope scope, double width)
    {
        if (sheet.Fill(box.Data, scope, box) is not { } data) return Block.Empty;
        var field = sheet.Field(box.Data, scope, box);
        if (!Code128.Holds(data) || data.Length > LongestCode128)
        {
            sheet.Faults.Add(CardRefusals.NotEncodable(field, "Code 128"));
            return Block.Empty;
        }
        var (modules, bars) = Code128.Encode(data);
        var module = Math.Min(box.Module, width / modules);
        if (module < FinestBar)
        {
            sheet.Faults.Add(CardRefusals.CodeTooSmall(field, module, FinestBar));
            return Block.Empty;
        }
        var height = box.Height ?? DefaultBarHeight;
        var x = box.Align switch { HorizontalAlign.Right => width - (modules * module), HorizontalAlign.Center => (width - (modules * module)) / 2, _ => 0 };
        return Modules(bars, module, height, width, height, x, modules * module);
    }

    /// <summary>Codes stand on white, quiet zone and all, whatever is behind them.</summary>
    private static Block Modules(IReadOnlyList<Area> dark, double across, double down, double width, double height, double x, double? paper = null)
    {
        var block = new Block(width, height);
        block.Marks.Add(new RectangleMark(new Area(x, 0, paper ?? width, height), 0, White, null));
        block.Marks.Add(new ModulesMark(x, 0, [.. dark.Select(m => new Area(m.X * across, m.Y * down, m.Width * across, m.Height * down))], Color.Black));
        return block;
    }
}
