using System.Buffers;

namespace Fulfillment.LabelTemplates.Layout;

/// <summary>
/// Where a line may end and the next begin: 行頭禁則 and 行末禁則 of JIS X 4051 (as W3C jlreq lists them), inseparable
/// characters, and Western words, which stay whole.
/// </summary>
internal static class Kinsoku
{
    private static readonly SearchValues<char> NotAtStart = SearchValues.Create(
        "、。，．,.・:;：；？！?!‼⁇⁈⁉゛゜´｀¨ヽヾゝゞ々〻ー―‐–—〜～゠…‥’”)）〕]］}｝〉》」』】〙〗»›｡｣､･ｰﾞﾟ%％‰℃°′″"
        + "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ\u3099\u309A");

    private static readonly SearchValues<char> NotAtEnd = SearchValues.Create("‘“(（〔[［{｛〈《「『【〘〖«‹｢$＄¥￥£€#＃№");

    private static readonly SearchValues<char> Inseparable = SearchValues.Create("…‥—―〳〴〵");

    private static readonly SearchValues<char> WesternQuotes = SearchValues.Create("‘’“”‐‑–");

    public static bool MayStartLine(int codePoint) => codePoint > 0xFFFF || !NotAtStart.Contains((char)codePoint);

    public static bool MayEndLine(int codePoint) => codePoint > 0xFFFF || !NotAtEnd.Contains((char)codePoint);

    /// <summary>White space that is not set at the end of a line.</summary>
    public static bool IsSpace(int codePoint) => codePoint is ' ' or 0x3000 or (>= 0x2000 and <= 0x200A and not 0x2007);

    /// <summary>Neither side of the boundary forbids it; a Western word may still stand across.</summary>
    public static bool Allows(int before, int after) =>
        MayEndLine(before) && MayStartLine(after) && !IsSpace(after) && !IsGlue(before) && !IsGlue(after)
        && !(before == after && before <= 0xFFFF && Inseparable.Contains((char)before));

    /// <summary>Whether a line may end before the character at <paramref name="at"/> (1 or more).</summary>
    public static bool MayBreak(ReadOnlySpan<Cluster> text, int at)
    {
        int before = text[at - 1].CodePoint, after = text[at].CodePoint;
        if (text[at].IsJoined || !Allows(before, after)) return false;
        if (IsSpace(before) || !IsWestern(before) || !IsWestern(after)) return true;
        return before switch
        {
            '-' => at >= 2 && IsLetter(text[at - 2].CodePoint) && IsLetter(after),
            '/' => IsLetter(after),
            _ => false,
        };
    }

    /// <summary>How much a break here disturbs reading, from 0: after punctuation or a space; before a new word written in kanji or katakana; anywhere else.</summary>
    public static double Awkwardness(int before, int after) =>
        IsSpace(before) || before is '、' or '。' or '！' or '？' or '・' or '，' ? 0
        : IsHiragana(before) && !IsHiragana(after) ? 0.15
        : 0.5;

    private static bool IsHiragana(int codePoint) => codePoint is >= 0x3041 and <= 0x309F;

    private static bool IsGlue(int codePoint) => codePoint is 0xA0 or 0x202F or 0x2007;

    private static bool IsWestern(int codePoint) =>
        codePoint < 0x2000 || (codePoint <= 0xFFFF && WesternQuotes.Contains((char)codePoint));

    private static bool IsLetter(int codePoint) => codePoint <= 0xFFFF && char.IsLetter((char)codePoint);
}
