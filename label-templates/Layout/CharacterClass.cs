using System.Buffers;

namespace Fulfillment.LabelTemplates.Layout;

/// <summary>Characters by how they keep their distance (W3C jlreq, 3.9).</summary>
internal enum CharacterClass : byte
{
    /// <summary>Signs and whatever keeps no distance of its own.</summary>
    Other,

    /// <summary>Kanji, kana, hangul: what stands in a square.</summary>
    Ideographic,

    /// <summary>Letters and figures of a Western script.</summary>
    Western,

    /// <summary>始め括弧.</summary>
    Opening,

    /// <summary>終わり括弧.</summary>
    Closing,

    /// <summary>句点 and 読点.</summary>
    Stop,

    /// <summary>中点.</summary>
    MiddleDot,

    Space,
}

/// <summary>Sorts characters into classes.</summary>
internal static class CharacterClasses
{
    private static readonly SearchValues<char> Openings = SearchValues.Create("‘“（〔［｛〈《「『【〘〖｟〝");
    private static readonly SearchValues<char> Closings = SearchValues.Create("’”）〕］｝〉》」』】〙〗｠〟");
    private static readonly SearchValues<char> Stops = SearchValues.Create("、。，．");
    private static readonly SearchValues<char> MiddleDots = SearchValues.Create("・：；");

    public static CharacterClass Of(int codePoint)
    {
        if (Kinsoku.IsSpace(codePoint)) return CharacterClass.Space;
        if (codePoint < 0x80) return char.IsAsciiLetterOrDigit((char)codePoint) ? CharacterClass.Western : CharacterClass.Other;
        if (codePoint > 0xFFFF) return codePoint is >= 0x20000 and <= 0x3FFFF ? CharacterClass.Ideographic : CharacterClass.Other;
        var character = (char)codePoint;
        if (codePoint < 0x2000) return char.IsLetter(character) ? CharacterClass.Western : CharacterClass.Other;
        if (Openings.Contains(character)) return CharacterClass.Opening;
        if (Closings.Contains(character)) return CharacterClass.Closing;
        if (Stops.Contains(character)) return CharacterClass.Stop;
        if (MiddleDots.Contains(character)) return CharacterClass.MiddleDot;
        return IsIdeographic(codePoint) ? CharacterClass.Ideographic : CharacterClass.Other;
    }

    public static bool IsKana(int codePoint) => codePoint is >= 0x3041 and <= 0x30FF or >= 0x31F0 and <= 0x31FF;

    private static bool IsIdeographic(int codePoint) => codePoint is
        (>= 0x2E80 and <= 0x2FDF) or (>= 0x3005 and <= 0x3007) or (>= 0x3021 and <= 0x3029) or (>= 0x3041 and <= 0x30FF) or (>= 0x3131 and <= 0x318E)
        or (>= 0x31F0 and <= 0x31FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF);
}
