using Fulfillment.LabelTemplates.Barcodes;
using Fulfillment.LabelTemplates.Layout;

namespace Fulfillment.LabelTemplates.Language;

/// <summary>Reads the boxes of codes. A code whose data holds no placeholder is tried at once, so that a wrong digit is refused when the template is read.</summary>
/// <param name="members">Of the box.</param>
/// <param name="faults">Takes what is wrong.</param>
/// <param name="readText">Reads a member that may hold placeholders.</param>
internal sealed class CodeReader(Members members, Faults faults, Func<Members, string, LocalText> readText)
{
    /// <summary>Narrowest bar a bench scanner reads off any of our printers: two dots at 203 dpi, mm.</summary>
    public const double FinestBar = 0.25;

    /// <summary>Three dots at 203 dpi: what a phone reads off a card at arm's length.</summary>
    private const double FinestQr = 0.375;

    public static IReadOnlyDictionary<string, Symbology> Kinds { get; } = new Dictionary<string, Symbology>(StringComparer.Ordinal)
    {
        ["qr"] = Symbology.Qr,
        ["code128"] = Symbology.Code128,
        ["gs1-128"] = Symbology.Gs1Code128,
        ["codabar"] = Symbology.Codabar,
        ["itf14"] = Symbology.Itf14,
        ["ean13"] = Symbology.Ean13,
        ["datamatrix"] = Symbology.DataMatrix,
        ["gs1-datamatrix"] = Symbology.Gs1DataMatrix,
        ["japan-post"] = Symbology.JapanPost,
    };

    public CodeBox Read(Symbology symbology, IReadOnlyList<Condition> when)
    {
        var isGrid = symbology is Symbology.Qr or Symbology.DataMatrix or Symbology.Gs1DataMatrix or Symbology.JapanPost;
        CodeBox box = isGrid ? ReadGrid(symbology, when) : ReadBars(symbology, when);
        box = box with
        {
            Dpi = members.Number("dpi", 100, 2400) ?? 203,
            BarReduction = members.Number("barReduction", 0, 0.1) ?? 0,
            Align = members.Choice("align", isGrid ? HorizontalAlign.Center : HorizontalAlign.Left),
        };
        Try(box);
        return box;
    }

    private BarCodeBox ReadBars(Symbology symbology, IReadOnlyList<Condition> when)
    {
        var isCodabar = symbology == Symbology.Codabar;
        return new BarCodeBox
        {
            Path = members.Path,
            When = when,
            Symbology = symbology,
            Data = readText(members, "data"),
            Module = members.Number("module", FinestBar, 5) ?? FinestBar,
            HasLegend = members.Flag("hri"),
            LegendSize = members.Number("hriSize", 4, 40) ?? 8,
            Start = isCodabar ? Letter("start") : 'A',
            Stop = isCodabar ? Letter("stop") : 'A',
            Bearer = symbology == Symbology.Itf14 ? members.Choice("bearer", BearerBars.Bars) : BearerBars.None,
        };
    }

    private GridCodeBox ReadGrid(Symbology symbology, IReadOnlyList<Condition> when)
    {
        var isQr = symbology == Symbology.Qr;
        var isPost = symbology == Symbology.JapanPost;
        return new GridCodeBox
        {
            Path = members.Path,
            When = when,
            Symbology = symbology,
            Data = readText(members, isPost ? "address" : "data"),
            MinModule = isPost ? JapanPost.FinestModule : members.Number("minModule", 0.2, 10) ?? (isQr ? FinestQr : FinestBar),
            Level = isQr ? members.Choice("level", QrErrorLevel.M) : default,
            IsCompact = isQr && members.Flag("compact"),
            Shape = isQr || isPost ? default : members.Choice("shape", MatrixShape.Square),
            PostalCode = isPost ? readText(members, "postalCode") : null,
        };
    }

    private char Letter(string name)
    {
        if (members.Text(name) is not { } text) return 'A';
        if (text is [>= 'A' and <= 'D']) return text[0];
        faults.Wrong(members.At(name), "A、B、C、D のどれかにしてください", "it must be A, B, C or D");
        return 'A';
    }

    private void Try(CodeBox box)
    {
        if (faults.First is not null) return;
        foreach (var locale in (string[])["ja", "en"])
        {
            if (Constant(box.Data.In(locale)) is not { } data) continue;
            var postalCode = box is GridCodeBox { PostalCode: { } code } ? Constant(code.In(locale)) : "";
            if (postalCode is null) continue;
            if (SymbolFactory.Encode(box, data, postalCode).Fault is { } fault)
                faults.Add(CardRefusals.NotEncodable(members.At(box.Symbology == Symbology.JapanPost ? "address" : "data"), SymbolFactory.Name(box.Symbology), data, fault));
        }
    }

    private static string? Constant(PlaceholderText text) => text.Placeholders.Count == 0 ? text.Source : null;
}
