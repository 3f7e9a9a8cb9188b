using Fulfillment.Contracts;

namespace Fulfillment.Server.Packing;

/// <summary>What a scan leads to, decided but not yet saved.</summary>
internal abstract record PackingMove
{
    /// <summary>Pieces go into the parcel.</summary>
    internal sealed record Pack(ScannedProduct Product, IReadOnlyList<PackedUnits> Units) : PackingMove;

    /// <summary>The newest item scan is taken back.</summary>
    internal sealed record Undo(PackedScan Scan) : PackingMove;

    /// <summary>The sheet was scanned with this very parcel.</summary>
    internal sealed record Prove(PackSheet Sheet) : PackingMove;

    /// <summary>The label is this parcel's: it is shipped.</summary>
    /// <param name="Bind">The number was not known before; the merchant lets the bench bind it.</param>
    internal sealed record Ship(string Carrier, string Number, bool Bind) : PackingMove;

    /// <summary>The shipment is put aside.</summary>
    internal sealed record Hold(Text Reason) : PackingMove;

    /// <summary>These sheets are printed once more, marked as a reprint.</summary>
    internal sealed record Reprint(IReadOnlyList<PackSheet> Sheets) : PackingMove;

    /// <summary>A person says of paper nobody is sure of whether it is here.</summary>
    internal sealed record Resolve(PackSheet Sheet, bool Printed) : PackingMove;

    /// <summary>The truck does not wait for paper: these sheets stay out, with the reason kept.</summary>
    /// <param name="Reason"><c>late</c>, or <c>noPrinter</c> where the station has nothing to print them on.</param>
    internal sealed record SkipSheets(IReadOnlyList<PackSheet> Sheets, string Reason) : PackingMove;

    /// <summary>Nothing changes; the packer only hears this.</summary>
    internal sealed record Say(BenchMessage Message) : PackingMove;
}

/// <summary>A sentence of the bench in both languages.</summary>
/// <param name="Code"><c>slice/what</c>.</param>
/// <param name="Sound">One of <see cref="Sounds"/>.</param>
internal sealed record BenchMessage(string Code, Text Says, Text Do, string Sound = Sounds.Ok);
