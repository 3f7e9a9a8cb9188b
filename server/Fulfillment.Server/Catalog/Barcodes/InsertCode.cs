using System.Buffers;
using System.Security.Cryptography;

namespace Fulfillment.Server.Catalog.Barcodes;

/// <summary>
/// The short code on a printed insert: ten characters of Crockford's base 32 (no I, L, O, U). Nine are random, 45 bits, so that a code
/// cannot be guessed from another; the tenth is a check over GF(2⁵), x⁵ + x² + 1: the weighted sum of all ten is zero with the weights
/// α⁹ … α⁰, all different, which finds every single wrong character and every exchange of two.
/// </summary>
internal static class InsertCode
{
    public const int Length = 10;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    public static string New()
    {
        Span<char> code = stackalloc char[Length];
        RandomNumberGenerator.GetItems(Alphabet, code[..^1]);
        code[^1] = Alphabet[WeightedSum(code[..^1])];
        return new string(code);
    }

    /// <summary>Whether a text is a code exactly as printed.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> code) =>
        code.Length == Length && !code.ContainsAnyExcept(Letters) && WeightedSum(code[..^1]) == Alphabet.IndexOf(code[^1], StringComparison.Ordinal);

    /// <summary>The code in what a person typed: any case, O for 0, I or L for 1, hyphens between. Null when it is none.</summary>
    public static string? Read(ReadOnlySpan<char> text)
    {
        Span<char> code = stackalloc char[Length];
        var count = 0;
        foreach (var c in text)
        {
            if (c == '-') continue;
            if (count == Length) return null;
            code[count++] = char.ToUpperInvariant(c) switch { 'O' => '0', 'I' or 'L' => '1', var upper => upper };
        }
        return IsWellFormed(code[..count]) ? new string(code) : null;
    }

    // Horner's scheme from the first character on; each step multiplies by α, so the last of the nine weighs α¹.
    private static int WeightedSum(ReadOnlySpan<char> characters)
    {
        var sum = 0;
        foreach (var c in characters)
            sum = TimesAlpha(sum ^ Alphabet.IndexOf(c, StringComparison.Ordinal));
        return sum;
    }

    private static int TimesAlpha(int value)
    {
        var doubled = value << 1;
        return (doubled & 0b100000) == 0 ? doubled : doubled ^ 0b100101;
    }
}
