using System.Text;
using Spectre.Console;

namespace Fulfillment.Handheld.Screen;

/// <summary>Text on a terminal, where a Japanese letter takes two cells.</summary>
internal static class TerminalText
{
    // 行頭禁則: these may stand out over the edge rather than begin a line.
    private const string NotFirst = "。、」』）！？．，";
    private const char FullWidthOffset = (char)('！' - '!');

    /// <summary>What others wrote is shown, never obeyed: no control character moves the cursor.</summary>
    public static string Harmless(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? '·' : letter));

    /// <summary>In letters of double width, where that fits on one line: the largest a terminal has.</summary>
    public static string Large(string text, int width)
    {
        var large = string.Concat(Harmless(text).Select(letter => letter switch
        {
            ' ' => '　',
            > ' ' and < '\u007f' => (char)(letter + FullWidthOffset),
            _ => letter,
        }));
        return large.GetCellWidth() <= width ? large : Harmless(text);
    }

    /// <summary>The text in lines of at most so many cells; between words where there are any.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var word in Words(text))
        {
            if (line.Length > 0 && !NotFirst.Contains(word, StringComparison.Ordinal) && (line + word.TrimEnd()).GetCellWidth() > width)
            {
                yield return line.ToString().Trim();
                line.Clear();
            }

            line.Append(word);
        }

        if (line.Length > 0) yield return line.ToString().Trim();
    }

    /// <summary>As much as fits, with a sign where something was left out.</summary>
    public static string Cut(string text, int width)
    {
        if (text.GetCellWidth() <= width) return text;
        var cut = new StringBuilder();
        foreach (var letter in Letters(text))
        {
            if ((cut.ToString() + letter).GetCellWidth() > width - 1) break;
            cut.Append(letter);
        }

        return width > 0 ? cut.Append('…').ToString() : "";
    }

    /// <summary>Filled up with blanks to the whole width.</summary>
    public static string Fill(string text, int width)
    {
        var cut = Cut(text, width);
        return cut + new string(' ', Math.Max(0, width - cut.GetCellWidth()));
    }

    /// <summary>A Latin word with the blank after it, or one letter of a script that has no blanks.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var letter in Letters(text))
        {
            var isWide = letter.GetCellWidth() > 1;
            if (isWide && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }

            word.Append(letter);
            if (!isWide && letter != " ") continue;
            yield return word.ToString();
            word.Clear();
        }

        if (word.Length > 0) yield return word.ToString();
    }

    private static IEnumerable<string> Letters(string text)
    {
        var letters = System.Globalization.StringInfo.GetTextElementEnumerator(text);
        while (letters.MoveNext()) yield return letters.GetTextElement();
    }
}
