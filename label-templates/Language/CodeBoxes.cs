using Fulfillment.LabelTemplates.Barcodes;

namespace Fulfillment.LabelTemplates.Language;

internal enum Symbology
{
    Code128,
    Gs1Code128,
    Codabar,
    Itf14,
    Ean13,
    Qr,
    DataMatrix,
    Gs1DataMatrix,
    JapanPost,
}

/// <summary>A code for scanners.</summary>
internal abstract record CodeBox : Box
{
    public required Symbology Symbology { get; init; }
    public required LocalText Data { get; init; }

    /// <summary>Resolution of the printer; modules are whole dots of it where the box has room for that.</summary>
    public double Dpi { get; init; }

    /// <summary>Taken off each bar and module, half on each side, mm: what the printer's ink or heat adds to it.</summary>
    public double BarReduction { get; init; }

    public HorizontalAlign Align { get; init; }
}

internal sealed record BarCodeBox : CodeBox
{
    /// <summary>Width of the narrowest bar, mm.</summary>
    public double Module { get; init; }

    /// <summary>Prints what the bars say under them.</summary>
    public bool HasLegend { get; init; }

    /// <summary>Points.</summary>
    public double LegendSize { get; init; }

    /// <summary>Codabar only.</summary>
    public char Start { get; init; }

    /// <summary>Codabar only.</summary>
    public char Stop { get; init; }

    /// <summary>ITF-14 only.</summary>
    public BearerBars Bearer { get; init; }
}

/// <summary>Thick lines against a beam that leaves the symbol askew and reads a shorter number.</summary>
internal enum BearerBars
{
    Bars,
    Box,
    None,
}

internal sealed record GridCodeBox : CodeBox
{
    /// <summary>Smallest module, mm.</summary>
    public double MinModule { get; init; }

    /// <summary>QR only.</summary>
    public QrErrorLevel Level { get; init; }

    /// <summary>QR only: scheme and host of a URL in capitals, for fewer modules.</summary>
    public bool IsCompact { get; init; }

    /// <summary>DataMatrix only.</summary>
    public MatrixShape Shape { get; init; }

    /// <summary>Customer barcode only: the postal code; <see cref="CodeBox.Data"/> is the address.</summary>
    public LocalText? PostalCode { get; init; }
}
