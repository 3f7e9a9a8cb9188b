using Fulfillment.LabelTemplates.Fonts;

namespace Fulfillment.LabelTemplates.Layout;

/// <summary>One character of a text with the glyph that shows it; a line end has no face.</summary>
/// <param name="Face">The face that has the character.</param>
/// <param name="Glyph">In a column already in its upright form.</param>
internal readonly record struct Cluster(int CodePoint, int Selector, FontFace? Face, ushort Glyph)
{
    public static Cluster LineEnd { get; } = new('\n', 0, null, 0);

    public bool IsLineEnd => Face is null;

    public CharacterClass Class { get; init; }

    /// <summary>How it stands in a column; a row knows only <see cref="TextDirection.Across"/>, which in a column is figures side by side.</summary>
    public TextDirection Direction { get; init; }

    /// <summary>Belongs to the character before it: no line ends between them.</summary>
    public bool IsJoined { get; init; }

    /// <summary>Drawn over the character before it, and takes no room of its own.</summary>
    public bool IsMark { get; init; }

    /// <summary>Own advance along the line, in font units.</summary>
    public int Advance { get; init; }

    /// <summary>What it takes of the line, as a share of the type size.</summary>
    public double Em { get; init; }

    /// <summary>Room before and after it that a wide reading above it needs, in em.</summary>
    public double Before { get; init; }

    public double After { get; init; }

    /// <summary>Room it needs besides where it begins a line, for a reading that would reach over its neighbour.</summary>
    public double AtLineStart { get; init; }

    public double AtLineEnd { get; init; }

    public bool IsFullWidth => Em > 0.95;
}
