using System.Text.Json;
using Fulfillment.Server.Catalog.Barcodes;
using Fulfillment.Server.Catalog.Barcodes.Gs1;
using Xunit;

namespace Fulfillment.Tests.Barcodes;

/// <summary>Every case of the GS1 reference vectors and of the carriers' numbers.</summary>
public class ReferenceVectors
{
    private const char Gs = ElementString.Separator;

    [Fact]
    public void Element_strings_are_taken_and_refused() => Vectors.RunAll("gs1-syntax-engine/process_element_string.jsonl", one =>
    {
        var input = one.Text("input");
        var taken = BarcodeParser.Parse(input.Replace('^', Gs)).Elements.Count > 0;
        return taken == one.Ok() ? null : "taken = " + taken;
    });

    [Fact]
    public void Bracketed_text_is_read() => Vectors.RunAll("gs1-syntax-engine/parse_bracketed.jsonl", one =>
        Compare(one, ElementString.ReadBracketed(one.Text("input"), out var refusal), refusal));

    [Fact]
    public void Values_are_refused_by_the_rule_they_break() => Vectors.RunAll("gs1-syntax-engine/linters_real_ais.jsonl", one =>
    {
        ElementString.ReadBracketed(one.Text("input"), out var refusal);
        var expected = one.Text("expect_error")["GS1_LINTER_".Length..].ToLowerInvariant().Replace('_', '-');
        return (refusal?.Rule ?? "ok") == expected ? null : refusal?.Rule ?? "ok";
    });

    [Fact]
    public void Associations_are_kept() => Vectors.RunAll("gs1-syntax-engine/validate_associations.jsonl", one =>
    {
        var elements = ElementString.ReadBracketed(one.Text("input"), out var refusal);
        refusal ??= Associations.Refuses(elements);
        if (refusal is null != one.Ok()) return refusal?.Rule ?? "taken";
        // (89) and (3338) are assigned to nothing: those cases ask an engine that guesses at unknown identifiers; ours refuses them at once.
        var expected = one.Text("validator") switch
        {
            "validateAImutex" => "exclusive-ai",
            "validateAIrequisites" => "required-ai",
            "validateAIrepeats" => "repeated-ai",
            _ => "serial-for-signature",
        };
        return refusal is null || refusal.Rule == expected || refusal.Rule == "unknown-ai" ? null : refusal.Rule;
    });

    [Fact]
    public void Digital_links_are_read() => Vectors.RunAll("gs1-syntax-engine/dl_parseDLuri.jsonl", one =>
    {
        var allowed = (one.Option("permitConvenienceAlphas") ? OldSpellings.Names : 0)
            | (one.Option("PermitZeroSuppressedGTINinDLuris") ? OldSpellings.ShortGtins : 0);
        return Compare(one, DigitalLink.Read(one.Text("uri"), allowed, out var refusal), refusal);
    });

    [Fact]
    public void Scanned_links_are_taken_and_refused_as_the_reference_does() => Vectors.RunAll("gs1-syntax-engine/dl_parseDLuri.jsonl", one =>
    {
        // What needs an option there is an old spelling: told as refused here, and its goods are found all the same.
        var isOld = one.Ok() && (one.Option("permitConvenienceAlphas") || one.Option("PermitZeroSuppressedGTINinDLuris"));
        var code = BarcodeParser.Parse(one.Text("uri"));
        if (isOld) return code.Candidates.Count > 0 ? null : "not found";
        return code.Refusal is null == one.Ok() ? null : code.Refusal?.Rule ?? "taken";
    });

    [Fact]
    public void Digital_links_are_written() => Vectors.RunAll("gs1-syntax-engine/dl_testGenerateDLuri.jsonl", one =>
    {
        // Differs by intent: an engine may be told to carry identifiers that GS1 has not assigned. A link that nobody can read is not printed here.
        if (one.Option("PermitUnknownAIs") && one.Ok()) return one.Text("ai").Contains("(89)", StringComparison.Ordinal) ? null : "not the known difference";
        var elements = ElementString.ReadBracketed(one.Text("ai"), out var refusal);
        var uri = refusal is null ? DigitalLink.Write(one.Text("stem"), elements) : null;
        return (uri ?? "") == one.Text("expect") ? null : uri ?? "refused";
    });

    [Fact]
    public void Uri_text_is_escaped() => Vectors.RunAll("gs1-syntax-engine/dl_URIescape.jsonl", one =>
        DigitalLink.EscapePath(one.Text("input")) == one.Text("expect_path") && DigitalLink.EscapeQuery(one.Text("input")) == one.Text("expect_query")
            ? null
            : DigitalLink.EscapePath(one.Text("input")));

    [Fact]
    public void Uri_text_is_unescaped() => Vectors.RunAll("gs1-syntax-engine/dl_URIunescape.jsonl", one =>
        DigitalLink.UnescapePath(one.Text("input")) == one.Text("expect_path") && DigitalLink.UnescapeQuery(one.Text("input")) == one.Text("expect_query")
            ? null
            : DigitalLink.UnescapePath(one.Text("input")));

    [Fact]
    public void Scans_are_read() => Vectors.RunAll("gs1-syntax-engine/process_scan.jsonl", one =>
    {
        var scan = one.Text("scan");
        var code = BarcodeParser.Parse(scan);
        // Differs by intent: the engine takes nothing without a symbology identifier. Here a keyboard may type an order number.
        if (scan == "ABC") return code.As<Reference>() == new Reference("ABC") ? null : "no reference";
        if (code.Refusal is null != one.Ok()) return code.Refusal?.Rule ?? "taken";
        if (!one.Ok()) return null;
        var notation = scan[1..3] is "C1" or "d2" or "e0" or "Q3" ? Caret(code.Elements) : Escaped(code.Text);
        return notation == one.Text("expect_data") ? null : notation;
    });

    [Fact]
    public void A_scanner_sends_what_the_reference_says() => Vectors.RunAll("gs1-syntax-engine/generate_scan.jsonl", one =>
    {
        var symbol = one.Text("symbology");
        var parts = symbol is "QR" or "DM" or "DotCode" ? [one.Text("data")] : one.Text("data").Split('|');
        var messages = ScannerOutput.Of(symbol, Unescaped(parts[0]), parts.Length > 1 ? Unescaped(parts[1]) : null);
        var sent = messages is null ? null : string.Join('|', messages);
        return sent == one.GetProperty("expect_scan").GetString() ? null : sent ?? "nothing";
    });

    [Fact]
    public void Carrier_numbers_prove_themselves() => Vectors.RunAll("jp-carriers/mod7.jsonl", one =>
    {
        var number = one.Text("number");
        var wrong = number[..^1] + (char)('0' + (number[^1] - '0' + 1) % 10);
        return BarcodeParser.Parse(number).As<WaybillNumber>() == new WaybillNumber(number, one.Ok())
            && BarcodeParser.Parse($"A{number}D", "]F0").As<WaybillNumber>() == new WaybillNumber(number, one.Ok())
            && BarcodeParser.Parse(wrong).As<WaybillNumber>() is { IsProven: false }
                ? null
                : "not proven";
    });

    [Fact]
    public void Every_identifier_of_the_dictionary_is_in_the_table()
    {
        var rows = Vectors.Lines("gs1-syntax-dictionary/gs1-syntax-dictionary.txt").Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var missing = new List<string>();
        var count = 0;
        foreach (var row in rows)
        {
            var ends = row[0].Split('-');
            for (var ai = int.Parse(ends[0], null); ai <= int.Parse(ends[^1], null); ai++, count++)
            {
                var code = ai.ToString("D" + ends[0].Length, null);
                var found = ApplicationIdentifiers.Find(code);
                var flags = row[1].StartsWith('*') || row[1].StartsWith('?') ? row[1] : "";
                if (found is null
                    || found.IsFixed != flags.Contains('*', StringComparison.Ordinal)
                    || found.IsAttribute != flags.Contains('?', StringComparison.Ordinal)
                    || found.Paths is null == row.Any(part => part.StartsWith("dlpkey", StringComparison.Ordinal))
                    || found.With.Count > 0 != row.Any(part => part.StartsWith("req=", StringComparison.Ordinal))
                    || found.Never.Count > 0 != row.Any(part => part.StartsWith("ex=", StringComparison.Ordinal)))
                    missing.Add(code);
            }
        }
        Assert.Empty(missing);
        Assert.Equal(count, ApplicationIdentifiers.All.Count());
    }

    private static string? Compare(JsonElement one, IReadOnlyList<Gs1Element> elements, CodeRefusal? refusal)
    {
        if (refusal is null != one.Ok()) return refusal?.Rule ?? "taken";
        var notation = refusal is null ? Caret(elements) : "";
        return notation == one.Text("expect") ? null : notation;
    }

    // The vectors write FNC1 as ^, and a literal ^ at the start with a backslash before it.
    private static string Caret(IReadOnlyList<Gs1Element> elements) => "^" + ElementString.Write(elements).Replace(Gs, '^');

    private static string Escaped(string text) => text.TrimStart('\\').StartsWith('^') ? "\\" + text : text;

    private static string Unescaped(string notation) =>
        notation.StartsWith('^') ? notation.Replace('^', Gs) : notation.StartsWith('\\') && notation.TrimStart('\\').StartsWith('^') ? notation[1..] : notation;
}
