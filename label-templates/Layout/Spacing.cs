namespace Fulfillment.LabelTemplates.Layout;

/// <summary>
/// The distance between two characters of a line beyond their own advances, in em: a quarter between Japanese and Western
/// (四分アキ), and what full-width punctuation gives up beside its like and at the edges of a line (約物半角), as W3C
/// jlreq 3.1.5 and 3.2.6 have it. A face whose brackets are narrow has given it up already.
/// </summary>
internal static class Spacing
{
    private const double Quarter = 0.25, Half = 0.5;

    /// <summary>Full-width punctuation is half ink, half distance: the part of it that lies before the ink.</summary>
    public static double BlankBefore(in Cluster cluster) => !cluster.IsFullWidth ? 0 : cluster.Class switch
    {
        CharacterClass.Opening => Half,
        CharacterClass.MiddleDot => Quarter,
        _ => 0,
    };

    /// <summary>The part of it that lies behind the ink.</summary>
    public static double BlankAfter(in Cluster cluster) => !cluster.IsFullWidth ? 0 : cluster.Class switch
    {
        CharacterClass.Closing or CharacterClass.Stop => Half,
        CharacterClass.MiddleDot => Quarter,
        _ => 0,
    };

    public static double Between(in Cluster before, in Cluster after) =>
        after.IsJoined || before.IsLineEnd ? 0
        : IsPunctuation(before.Class) && IsPunctuation(after.Class) ? Distance(before, after) - BlankAfter(before) - BlankBefore(after)
        : (before.Class, after.Class) is (CharacterClass.Ideographic, CharacterClass.Western) or (CharacterClass.Western, CharacterClass.Ideographic) ? Quarter
        : 0;

    /// <summary>What a line may use of the blank at its end.</summary>
    public static double AtEnd(in Cluster last) => last.AtLineEnd - BlankAfter(last);

    /// <summary>How far the first character of a line moves towards the edge.</summary>
    public static double AtStart(in Cluster first) => first.AtLineStart - (first.Class == CharacterClass.Opening ? BlankBefore(first) : 0);

    /// <summary>What remains between two signs: half an em where one closes and the next opens, a quarter beside a middle dot, else nothing.</summary>
    private static double Distance(in Cluster before, in Cluster after) =>
        before.Class == CharacterClass.MiddleDot ? Math.Min(Quarter, BlankAfter(before) + BlankBefore(after))
        : after.Class == CharacterClass.MiddleDot ? Math.Min(Quarter, BlankAfter(before) + BlankBefore(after))
        : before.Class != CharacterClass.Opening && after.Class == CharacterClass.Opening ? Math.Min(Half, BlankAfter(before) + BlankBefore(after))
        : 0;

    private static bool IsPunctuation(CharacterClass kind) => kind is CharacterClass.Opening or CharacterClass.Closing or CharacterClass.Stop or CharacterClass.MiddleDot;
}
