using Fulfillment.LabelTemplates.Barcodes;
using Fulfillment.LabelTemplates.Language;

namespace Fulfillment.LabelTemplates.Layout;

/// <summary>From what a box asks for to the symbol that says it.</summary>
internal static class SymbolFactory
{
    /// <param name="box">Symbology and options.</param>
    /// <param name="data">The box's text with its placeholders filled; the address for a customer barcode.</param>
    /// <param name="postalCode">For a customer barcode.</param>
    public static SymbolOutcome Encode(CodeBox box, string data, string postalCode) => box switch
    {
        BarCodeBox { Symbology: Symbology.Codabar } codabar => Codabar.Encode(data, codabar.Start, codabar.Stop),
        BarCodeBox { Symbology: Symbology.Itf14 } => Itf14.Encode(data),
        BarCodeBox { Symbology: Symbology.Ean13 } => Ean13.Encode(data),
        BarCodeBox { Symbology: Symbology.Gs1Code128 } => Gs1Elements.Read(data, out var fault) is { } elements ? elements.ToCode128() : fault!,
        BarCodeBox => Code128.Encode(data),
        GridCodeBox { Symbology: Symbology.Qr } qr => QrSymbol.Encode(qr.IsCompact ? QrSymbol.Compact(data) : data, qr.Level),
        GridCodeBox { Symbology: Symbology.JapanPost } => JapanPost.Encode(postalCode, JapanPostAddress.Number(data)),
        GridCodeBox { Symbology: Symbology.Gs1DataMatrix } matrix => Gs1Elements.Read(data, out var fault) is { } elements ? DataMatrixSymbol.Encode(elements, matrix.Shape) : fault!,
        GridCodeBox matrix => DataMatrixSymbol.Encode(data, matrix.Shape),
        _ => throw new InvalidOperationException($"No symbol for {box.GetType().Name}."),
    };

    /// <summary>The same symbol as another encoder draws it; quiet zones, guard bars and what people read stay ours.</summary>
    public static Symbol EncodeBy(SymbolEncoder encoder, CodeBox box, string data, Symbol ours)
    {
        var (content, option) = box switch
        {
            BarCodeBox { Symbology: Symbology.Codabar } codabar => (codabar.Start + data + codabar.Stop, ""),
            BarCodeBox { Symbology: Symbology.Gs1Code128 } => (Gs1Elements.Read(data, out _)!.Data('ñ'), ""),
            GridCodeBox { Symbology: Symbology.Qr } qr => (qr.IsCompact ? QrSymbol.Compact(data) : data, qr.Level.ToString()),
            GridCodeBox matrix => (data, matrix.Shape.ToString()),
            _ => (data, ""),
        };
        var kind = CodeReader.Kinds.First(known => known.Value == box.Symbology).Key;
        return encoder(kind, content, option) is { } modules ? ours.With(modules) : ours;
    }

    public static string Name(Symbology symbology) => symbology switch
    {
        Symbology.Code128 => "Code 128",
        Symbology.Gs1Code128 => "GS1-128",
        Symbology.Codabar => "NW-7 (Codabar)",
        Symbology.Itf14 => "ITF-14",
        Symbology.Ean13 => "JAN (EAN-13)",
        Symbology.Qr => "QR",
        Symbology.DataMatrix => "DataMatrix",
        Symbology.Gs1DataMatrix => "GS1 DataMatrix",
        _ => "カスタマバーコード (Japan Post)",
    };
}
