using Fulfillment.LabelTemplates;
using Fulfillment.Tests.Harness;
using Xunit;

namespace Fulfillment.Tests.Cards;

/// <summary>Our PDF opened by every reader a printer or a print shop may have inside: qpdf, Ghostscript, MuPDF and poppler, without a complaint.</summary>
public class PdfForOtherReaders
{
    public static TheoryData<string> Documents() => [.. BuiltInTemplates.ByCode.Keys.Order().Where((_, i) => i % Soak.Times(3, 1) == 0), "bleed"];

    [Theory, MemberData(nameof(Documents))]
    public void Sees_nothing_wrong(string code)
    {
        var pdf = code == "bleed"
            ? Press.Print(Press.Template("""{"code":"x","page":{"width":100,"height":60,"bleed":3},"boxes":[{"box":"frame","x":-3,"y":-3,"width":106,"height":66,"fill":"brand"},{"box":"qr","x":10,"y":10,"width":30,"data":"{{qrUrl}}"}]}"""), Press.Demo("ja"))
            : Press.Print(BuiltInTemplates.ByCode[code], Press.Demo("ja"));
        Assert.Equal("", Press.Check(pdf));
        foreach (var (program, arguments) in ((string, string[])[])[
            ("gs", ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-dPDFSTOPONERROR", "-dPDFSTOPONWARNING", "-sDEVICE=nullpage"]),
            ("mutool", ["draw", "-q", "-N", "-F", "trace", "-o", "/dev/null"]),
            ("pdftoppm", ["-r", "20", "-singlefile", "-png"])])
        {
            Assert.SkipUnless(Press.Has(program), $"{program} is not installed");
            Assert.Equal("", Press.Complaints(pdf, program, arguments));
        }
        if (code == "bleed") Assert.Contains("/TrimBox[0 0 283.465 170.079]", System.Text.Encoding.Latin1.GetString(pdf));
    }
}
