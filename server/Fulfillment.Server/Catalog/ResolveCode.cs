using Fulfillment.Contracts;
using Fulfillment.Server.Catalog.Barcodes;

namespace Fulfillment.Server.Catalog;

/// <summary>Says what a code is, without effect: for scanner set-up, for integrations, and for "why did it beep".</summary>
internal sealed class ResolveCode(IEnumerable<ICodeFinder> finders)
{
    private readonly ICodeFinder[] _finders = [.. finders.OrderBy(finder => finder.Kind)];

    /// <param name="merchant">Only what is this merchant's; null asks for everybody's.</param>
    public async Task<ResolvedCode> HandleAsync(string? data, string? symbology, string? merchant, CancellationToken ct)
    {
        var code = BarcodeParser.Parse(data, symbology);
        var kind = await KindOfAsync(code, merchant, ct);
        // Text that somebody knows by is no mistyped JAN.
        var isJustText = kind is not CodeKind.Unknown && code.Elements.Count == 0 && code.Gtin is null;
        return new ResolvedCode
        {
            Kind = kind,
            Elements = code.Elements,
            Gtin = code.Gtin,
            Refusal = code.Refusal is { } refusal && !isJustText ? new ResolvedRefusal(refusal.Rule, refusal.Ai, refusal.Says) : null,
        };
    }

    private async Task<CodeKind> KindOfAsync(ScannedCode code, string? merchant, CancellationToken ct)
    {
        if (code.As<Command>() is not null) return CodeKind.Command;
        if (code.As<Badge>() is not null) return CodeKind.Badge;
        if (code.Candidates.Count == 0) return CodeKind.Unknown;
        foreach (var finder in _finders)
            if (await finder.KnowsAsync(code, merchant, ct))
                return finder.Kind;
        return CodeKind.Unknown;
    }
}

/// <summary>The reply of <c>POST /api/v1/barcodes/resolve</c>.</summary>
internal sealed record ResolvedCode
{
    public CodeKind Kind { get; init; }
    public IReadOnlyList<Gs1Element> Elements { get; init; } = [];
    public string? Gtin { get; init; }
    public ResolvedRefusal? Refusal { get; init; }
}

/// <summary>Which rule a code broke.</summary>
internal sealed record ResolvedRefusal(string Rule, string? Ai, Text Says);
