using System.Globalization;
using Fulfillment.LabelTemplates.Barcodes;
using Fulfillment.LabelTemplates.Fonts;
using Fulfillment.LabelTemplates.Images;
using Fulfillment.LabelTemplates.Language;

namespace Fulfillment.LabelTemplates.Layout;

/// <summary>What the boxes of one sheet share: fonts, images, language, the brand's colour, and the first refusal.</summary>
internal sealed class Sheet(FontLibrary fonts, Func<string, string, CardOutcome<CardImage>> images, string locale, Color brand)
{
    /// <summary>No text of a sheet is longer; what is, is refused before anything measures it.</summary>
    private const int LongestText = 20_000;

    /// <summary>Two hundred full pages take some twenty thousand boxes; repeats inside repeats would take any number.</summary>
    private const int MostBoxes = 200_000;

    /// <summary>Two hundred pages of small print.</summary>
    private const int MostCharacters = 500_000;

    private int boxes;
    private int characters;

    public Faults Faults { get; } = new();

    /// <summary>What was set otherwise than the data says.</summary>
    public List<CardWarning> Warnings { get; } = [];

    public void Warn(string field, UnsettableCharacter missing)
    {
        var warning = CardWarning.Missing(field, missing.Text, missing.CodePoint);
        if (!Warnings.Contains(warning)) Warnings.Add(warning);
    }

    /// <summary>Counts a box; false, with a refusal, when the sheet has had its share.</summary>
    public bool Admits(Box box)
    {
        if (++boxes <= MostBoxes) return true;
        Faults.Add(CardRefusals.TooManyBoxes(box.Path, MostBoxes));
        return false;
    }

    /// <param name="name">As the template or the data names it.</param>
    /// <param name="field">What a refusal names.</param>
    public CardOutcome<CardImage> FindImage(string name, string field) => images(name, field);

    /// <summary>What a stack that does not fit multiplies its texts' sizes by, never below their floors; 1 outside of one.</summary>
    public double Shrink { get; set; } = 1;

    /// <summary>Says which rule of GS1 an element string breaks; knows none of its own.</summary>
    public Func<string, (string Ja, string En)?> Gs1Rule { get; init; } = _ => null;

    public SymbolEncoder? Encoder { get; init; }

    public CodeFault? RefusesGs1(string elements) => Gs1Rule(elements) is var (ja, en) ? new CodeFault(ja, en) : null;

    public Color Color(Ink ink) => ink.On(brand);

    public FontChain? Chain(FontRole role, bool isBold, bool isSquare = false)
    {
        var chain = fonts.Chain(role, isBold, isSquare);
        if (chain.First is not null) return chain;
        Faults.Add(chain.Broken is { } file ? CardRefusals.BrokenFont(file) : CardRefusals.NoFont(role.ToString()));
        return null;
    }

    /// <summary>The text with the data in its placeholders, or null when the data lacks one.</summary>
    public string? Fill(LocalText text, Scope scope, Box box) => FillText(text, scope, box)?.Text;

    /// <summary>As <see cref="Fill"/>, with the readings that the template puts above characters.</summary>
    public FilledText? FillText(LocalText text, Scope scope, Box box)
    {
        var local = text.In(locale);
        foreach (var placeholder in local.Placeholders)
        {
            var value = placeholder.Path.In(scope.Data);
            if (value is string or bool || (value is null && placeholder.IsOptional)) continue;
            if (value is null) Faults.Add(CardRefusals.UnknownPlaceholder(scope.FieldName(placeholder.Path), placeholder.Path.Name, scope.Nearest(placeholder.Path)));
            else if (!placeholder.IsOptional) Faults.Add(CardRefusals.UnknownPlaceholder(scope.FieldName(placeholder.Path), placeholder.Path.Name, null));
            else continue;
            return null;
        }
        var filled = local.With(scope.Data);
        if (filled.Text.Length + filled.Readings.Sum(r => r.Text.Length) <= LongestText && (characters += filled.Text.Length) <= MostCharacters) return filled;
        Faults.Add(CardRefusals.DoesNotFit(Field(text, scope, box)));
        return null;
    }

    /// <summary>Which member a refusal of this text names: the one that holds the character in question, else the longest, else the box.</summary>
    public string Field(LocalText text, Scope scope, Box box, string? character = null)
    {
        var named = Named(text, scope).ToList();
        if (character is not null && named.Find(n => n.Value.Contains(character, StringComparison.Ordinal)) is { Name: { } holder }) return holder;
        return named.OrderByDescending(n => n.Value.Length).Select(n => n.Name).FirstOrDefault() ?? box.Path;
    }

    /// <summary>The longest member that the texts of a container show, for a refusal of the whole.</summary>
    public string Field(ContainerBox container, Scope scope) =>
        Texts(container, scope).SelectMany(text => Named(text.Text, scope))
            .OrderByDescending(n => n.Value.Length).Select(n => n.Name).FirstOrDefault() ?? container.Path;

    private static IEnumerable<TextBox> Texts(ContainerBox container, Scope scope) => container.Boxes.Where(scope.Shows).SelectMany(box => box switch
    {
        TextBox text => [text],
        ContainerBox inner => Texts(inner, scope),
        _ => [],
    });

    private IEnumerable<(string Name, string Value)> Named(LocalText text, Scope scope) => text.In(locale).Placeholders
        .Select(p => (scope.FieldName(p.Path), Convert.ToString(p.Path.In(scope.Data), CultureInfo.InvariantCulture) ?? ""));
}
