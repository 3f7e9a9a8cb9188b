using System.Reflection;

namespace Fulfillment.LabelTemplates;

/// <summary>The templates that serve every merchant who has none of their own, and the data they are shown with.</summary>
public static class BuiltInTemplates
{
    private const string Folder = "templates/";

    private static readonly Assembly Assembly = typeof(BuiltInTemplates).Assembly;

    private static readonly Lazy<IReadOnlyDictionary<string, CardTemplate>> Templates = new(() =>
        Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(Read).ToDictionary(t => t.Code, StringComparer.Ordinal));

    /// <summary>By code, e.g. <c>thank-you-card</c>; <c>label-templates/README.md</c> shows them all.</summary>
    public static IReadOnlyDictionary<string, CardTemplate> ByCode => Templates.Value;

    /// <summary>The template as it was written.</summary>
    public static string Json(string code) => System.Text.Encoding.UTF8.GetString(Resource(Folder + code + ".json"));

    /// <summary>A made-up order with everything a template can name; it holds no image, for those are a merchant's.</summary>
    /// <param name="locale"><c>ja</c> or <c>en</c>.</param>
    /// <param name="extent">How much of everything there is.</param>
    public static string DemoData(string locale, DemoExtent extent = DemoExtent.Usual)
    {
        var suffix = extent switch { DemoExtent.Shortest => "-shortest", DemoExtent.Longest => "-longest", _ => "" };
        return System.Text.Encoding.UTF8.GetString(Resource($"demo/{(locale == "en" ? "en" : "ja")}{suffix}.json"));
    }

    private static CardTemplate Read(string name)
    {
        var outcome = CardTemplate.Parse(Resource(name));
        return outcome.Value ?? throw new InvalidOperationException($"{name}: {outcome.Refusal!.SaysEn} ({outcome.Refusal.Field})");
    }

    private static byte[] Resource(string name)
    {
        using var stream = Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program lacks {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

/// <summary>Which made-up order a template is shown or proved with.</summary>
public enum DemoExtent
{
    Usual,

    /// <summary>One letter where there must be something, and nothing where there may be nothing: no name, no logo, no products.</summary>
    Shortest,

    /// <summary>The longest names, addresses and numbers that orders are known to bring, over several pages of lines, as a reprint.</summary>
    Longest,
}
