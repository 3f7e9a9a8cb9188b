using System.Buffers;
using Fulfillment.LabelTemplates.Fonts;

namespace Fulfillment.LabelTemplates.Layout;

/// <summary>
/// How each character stands in a column: upright, in the form its font keeps for columns, or turned with its row
/// (Unicode's Vertical_Orientation, UAX 50); and short figures side by side (縦中横).
/// </summary>
internal static class VerticalForms
{
    /// <summary>Upright only in a form of their own (Tr of UAX 50): brackets, long vowel mark, wave dash, colons.</summary>
    private static readonly SearchValues<char> UprightByForm = SearchValues.Create("〈〉《》「」『』【】〔〕〖〗〘〙〚〛〜〝〞〟〰゠ー（）：；＿｛｜｝～［］＜＞－＝￣｟｠");

    /// <summary>Turned by UAX 50, but Japanese fonts keep a form that is placed better than the turned glyph.</summary>
    private static readonly SearchValues<char> BetterByForm = SearchValues.Create("‐‑‒–—―‖‘’“”‥…→←↑↓");

    private static readonly SearchValues<char> UprightSigns = SearchValues.Create("§©®±¶¼½¾×÷‖†‡‰‱※‼⁂⁇⁈⁉⁑℃℉№℡™℀℅⇄⌘");

    public static (TextDirection Direction, ushort Glyph) Of(int codePoint, FontFace face, ushort glyph)
    {
        var upright = face.Upright(glyph);
        if (codePoint <= 0xFFFF && (UprightByForm.Contains((char)codePoint) || BetterByForm.Contains((char)codePoint)))
            return upright != glyph ? (TextDirection.Down, upright) : (TextDirection.Sideways, glyph);
        return IsUpright(codePoint) ? (TextDirection.Down, upright) : (TextDirection.Sideways, glyph);
    }

    /// <summary>Numbers of up to so many figures, !? in pairs, and single capitals stand upright on one square of the column.</summary>
    public static void StandFigures(Span<Cluster> text, int figures)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && !text[end].IsLineEnd && IsTurned(text[end])) end++;
            if (end > start && StandsTogether(text[start..end], figures)) Square(text[start..end]);
            start = Math.Max(end, start + 1);
        }
    }

    private static bool StandsTogether(ReadOnlySpan<Cluster> word, int figures)
    {
        if (word.Length == 1) return figures > 0 && word[0].CodePoint is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or '!' or '?' or '&' or '#' or '%';
        if (figures < 2) return false;
        var isNumber = word.Length <= figures;
        var isCall = word.Length == 2;
        foreach (var cluster in word)
        {
            isNumber &= cluster.CodePoint is >= '0' and <= '9';
            isCall &= cluster.CodePoint is '!' or '?';
        }
        return isNumber || isCall;
    }

    private static void Square(Span<Cluster> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            word[i] = word[i] with
            {
                Direction = TextDirection.Across,
                Class = CharacterClass.Ideographic,
                IsJoined = i > 0 || word[i].IsJoined,
                Em = i == 0 ? 1 : 0,
            };
        }
    }

    private static bool IsTurned(in Cluster cluster) =>
        cluster is { Direction: TextDirection.Sideways, IsMark: false, CodePoint: < 0x3000 } && !Kinsoku.IsSpace(cluster.CodePoint);

    private static bool IsUpright(int codePoint) => codePoint switch
    {
        < 0x1100 => codePoint < 0x100 && UprightSigns.Contains((char)codePoint),
        <= 0x11FF => true,
        < 0x2E80 => UprightSigns.Contains((char)codePoint) || codePoint is (>= 0x2460 and <= 0x24FF) or (>= 0x25A0 and <= 0x2767) or (>= 0x2776 and <= 0x2793) or (>= 0x2B12 and <= 0x2B2F) or (>= 0x2B50 and <= 0x2B59),
        <= 0xA4CF => true,
        < 0xA960 => false,
        <= 0xD7FF => true,
        < 0xF900 => codePoint >= 0xE000,
        <= 0xFAFF => true,
        < 0xFE10 => false,
        <= 0xFE4F => true,
        < 0xFF01 => false,
        <= 0xFF60 => true,
        < 0xFFE0 => false,
        <= 0xFFE7 => true,
        < 0x1F000 => codePoint is >= 0x16FE0 and <= 0x1B2FF,
        _ => true,
    };
}
