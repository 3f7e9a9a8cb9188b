using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Fulfillment.LabelTemplates;
using Fulfillment.LabelTemplates.Fonts;
using Fulfillment.LabelTemplates.Layout;
using Fulfillment.LabelTemplates.Pdf;
using Xunit;

namespace Fulfillment.Tests.Cards;

/// <summary>Sets cards with this machine's fonts and looks at the paper with programs that are not ours.</summary>
internal static class Press
{
    /// <summary>What most label and card printers on benches have.</summary>
    private const int PrinterDpi = 203;

    public static FontLibrary Fonts { get; } = FontLibrary.Load(FontLibrary.DefaultDirectories);

    public static CardSetter Setter { get; } = new(Fonts);

    public static ReadOnlyMemory<byte>? Picture(string name) => Pictures.ByName.TryGetValue(name, out var file) ? file : default(ReadOnlyMemory<byte>?);

    public static JsonObject Demo(string locale, DemoExtent extent = DemoExtent.Usual) => JsonNode.Parse(BuiltInTemplates.DemoData(locale, extent))!.AsObject();

    public static CardTemplate Template(string json)
    {
        var outcome = CardTemplate.Parse(json);
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }

    public static CardData Data(JsonNode json)
    {
        var outcome = CardData.FromJson(json.ToJsonString());
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }

    public static DisplayList Set(CardTemplate template, JsonNode data)
    {
        var outcome = Setter.Layout(template, Data(data), Picture);
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }

    public static byte[] Print(CardTemplate template, JsonNode data) => PdfBackend.Write(Set(template, data));

    public static CardRefusal Refused(CardTemplate template, JsonNode data)
    {
        var outcome = Setter.Layout(template, Data(data), Picture);
        Assert.NotNull(outcome.Refusal);
        return outcome.Refusal;
    }

    /// <summary>The text a reader finds in the document.</summary>
    public static string Text(byte[] pdf) => WithFile(pdf, path => Run("pdftotext", ["-enc", "UTF-8", path, "-"]).Output);

    /// <summary>Every code a scanner reads off the page at the printer's resolution, <c>QR-Code:…</c> or <c>CODE-128:…</c>.</summary>
    public static IReadOnlyList<string> Scan(byte[] pdf, int page = 1) => WithFile(pdf, path =>
    {
        var picture = Path.ChangeExtension(path, null);
        Run("pdftoppm", ["-r", PrinterDpi.ToString(), "-gray", "-f", page.ToString(), "-l", page.ToString(), "-singlefile", path, picture]);
        try
        {
            return (IReadOnlyList<string>)Run("zbarimg", ["-q", picture + ".pgm"]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            File.Delete(picture + ".pgm");
        }
    });

    /// <summary>Every code a decoder reads off a page at a resolution: zbar's lines, or with <c>dmtxread</c> the text of DataMatrix symbols, FNC1 as a bar.</summary>
    public static IReadOnlyList<string> Scan(byte[] pdf, int page, double dpi, string program, params string[] options) => WithFile(pdf, path =>
    {
        var picture = Path.ChangeExtension(path, null);
        Run("pdftoppm", ["-r", dpi.ToString(System.Globalization.CultureInfo.InvariantCulture), "-gray", "-f", page.ToString(), "-l", page.ToString(), "-singlefile", path, picture]);
        try
        {
            return (IReadOnlyList<string>)Run(program, [.. options, picture + ".pgm"]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            File.Delete(picture + ".pgm");
        }
    });

    /// <summary>A page as poppler draws it, a PNG: the trimmed sheet.</summary>
    public static byte[] Raster(byte[] pdf, int page, double dpi) => WithFile(pdf, path =>
    {
        var picture = Path.ChangeExtension(path, null);
        Run("pdftoppm", ["-r", dpi.ToString(System.Globalization.CultureInfo.InvariantCulture), "-cropbox", "-f", page.ToString(), "-l", page.ToString(), "-singlefile", "-png", path, picture]);
        return Taken(picture + ".png");
    });

    /// <summary>A drawing as librsvg draws it, a PNG.</summary>
    public static byte[] RasterSvg(string svg, double dpi) => WithFile(Encoding.UTF8.GetBytes(svg), path =>
    {
        var resolution = dpi.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Run("rsvg-convert", ["--unlimited", "-d", resolution, "-p", resolution, "-f", "png", "-b", "white", "-o", path + ".png", path]);
        return Taken(path + ".png");
    });

    /// <summary>What zbar reads off a picture.</summary>
    public static IReadOnlyList<string> ScanPicture(byte[] png) => WithFile(png, path => Run("zbarimg", ["-q", path]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What a program says about a document that it reads; empty when it is content.</summary>
    public static string Complaints(byte[] pdf, string program, string[] arguments) => WithFile(pdf, path =>
    {
        string[] output = program == "pdftoppm" ? [Path.ChangeExtension(path, null)] : [];
        var (code, said) = Run(program, [.. arguments, path, .. output], isErrorSaid: true);
        if (output is [var made]) File.Delete(made + ".png");
        return code == 0 ? said.Trim() : $"exit {code}: {said}";
    });

    private static byte[] Taken(string path)
    {
        var bytes = File.ReadAllBytes(path);
        File.Delete(path);
        return bytes;
    }

    /// <summary>What qpdf finds wrong; empty when nothing is.</summary>
    public static string Check(byte[] pdf) => WithFile(pdf, path =>
    {
        var (code, output) = Run("qpdf", ["--check", path]);
        return code == 0 ? "" : output;
    });

    public static bool Has(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(directory => File.Exists(Path.Combine(directory, program)));

    private static T WithFile<T>(byte[] pdf, Func<string, T> look)
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.CreateVersion7() + ".pdf");
        File.WriteAllBytes(path, pdf);
        try
        {
            return look(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    internal static (int Code, string Output) Run(string program, string[] arguments, bool isErrorSaid = false)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, process.ExitCode == 0 && !isErrorSaid ? output : output + errors);
    }
}
