namespace Fulfillment.LabelTemplates.Barcodes;

/// <summary>The check digit of GS1 keys: weights 3, 1, 3 … from the right (GS1 General Specifications 7.9).</summary>
internal static class CheckDigit
{
    public static char Of(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++) sum += (digits[i] - '0') * ((digits.Length - i) % 2 == 1 ? 3 : 1);
        return (char)('0' + ((10 - (sum % 10)) % 10));
    }

    /// <summary>What is wrong with a key of a fixed number of digits whose last is the check digit; null when nothing is.</summary>
    public static CodeFault? Refuses(ReadOnlySpan<char> digits, int length)
    {
        if (digits.ContainsAnyExceptInRange('0', '9')) return new CodeFault("数字以外の文字があります", "it holds a character that is no digit");
        if (digits.Length != length) return new CodeFault($"{digits.Length}桁ですが、{length}桁必要です", $"it has {digits.Length} digits and needs {length}");
        var right = Of(digits[..^1]);
        return digits[^1] == right ? null : new CodeFault($"チェックデジットは{digits[^1]}ではなく{right}です", $"its check digit is {right}, not {digits[^1]}");
    }
}
