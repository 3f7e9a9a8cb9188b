using Fulfillment.Contracts;
using Spectre.Console;
using Spectre.Console.Rendering;
using Words = Spectre.Console.Text;

namespace Fulfillment.Handheld.Screen;

/// <summary>
/// Draws the station for a terminal of a given size: what comes next large on a coloured block, the last sentence under it, the parcel, and
/// at the foot what is on its way. Every colour stands beside a word that says the same.
/// </summary>
internal static class ScreenLayout
{
    private const int LeastNextRows = 5;
    private const int MostNextRows = 13;
    private const int Frame = 2;
    private const int Bars = 3;

    /// <param name="measure">How many rows something takes at this width.</param>
    public static IRenderable Draw(ScreenState state, int width, int height, Func<IRenderable, int> measure)
    {
        var said = Said(state);
        var free = height - Bars - measure(said);
        var parcel = ParcelRows(state).ToList();
        var listed = parcel.Count == 0 ? 0 : Math.Clamp(free - LeastNextRows, Frame + 1, parcel.Count + Frame);
        var next = Math.Clamp(free - listed, 3, MostNextRows);
        var rows = new List<IRenderable> { Header(state, width), Next(state, width, next), said };
        if (listed > 0) rows.Add(Parcel(state, parcel, listed - Frame));
        rows.AddRange(Enumerable.Repeat(new Words(" "), Math.Max(0, free - next - listed)));
        rows.Add(Foot(state, width));
        rows.Add(Input(state));
        return new Rows(rows);
    }

    private static Paragraph Header(ScreenState state, int width)
    {
        var screen = state.View?.Screen;
        var worker = screen?.Worker ?? (state.View is null ? "" : ScreenWords.Nobody.In(state.Language));
        var order = screen?.Order is null ? "" : $"   {ScreenWords.Order.In(state.Language)} {screen.Order}";
        var tote = screen?.Tote is null ? "" : $"   {ScreenWords.Tote.In(state.Language)} {screen.Tote}";
        var gift = screen is { Gift: true } ? $"   [{ScreenWords.Gift.In(state.Language)}]" : "";
        return Bar($" {state.Station}  {worker}{order}{tote}{gift}", Bold, $" {ScreenWords.Link(state.Link).In(state.Language)} ", LinkStyle(state.Link), width);
    }

    /// <summary>A block of colour over the whole width, with the one thing to do in its middle.</summary>
    private static Paragraph Next(ScreenState state, int width, int rows)
    {
        var isTrouble = state.View is null || state.Link is LinkState.NotWelcome;
        var style = isTrouble ? new Style(Color.Black, Color.Yellow, Decoration.Bold) : new Style(Color.White, Color.Navy, Decoration.Bold);
        var lines = TerminalText.Wrap(TerminalText.Large(NextWords(state), width - 4), width - 4).Take(rows - 1).ToList();
        var block = new Paragraph();
        block.Append(TerminalText.Fill($" {ScreenWords.Next.In(state.Language)} > {ScreenWords.State(state.View?.State ?? "").In(state.Language)}", width), style);
        var above = (rows - 1 - lines.Count) / 2;
        for (var row = 0; row < rows - 1; row++)
        {
            var at = row - above;
            var text = at >= 0 && at < lines.Count ? lines[at] : "";
            block.Append("\n" + TerminalText.Fill(new string(' ', (width - text.GetCellWidth()) / 2) + text, width), style);
        }

        return block;
    }

    private static string NextWords(ScreenState state) => state switch
    {
        { Link: LinkState.NotWelcome } => ScreenWords.PairAgain.In(state.Language),
        { View: null } => ScreenWords.WaitForServer.In(state.Language),
        { View.Screen: { } screen } => screen.Next.In(state.Language),
        _ => state.View.Do,
    };

    private static Grid Said(ScreenState state)
    {
        var grid = new Grid();
        grid.AddColumn(new GridColumn().NoWrap().PadLeft(1).PadRight(1));
        grid.AddColumn(new GridColumn().PadLeft(0).PadRight(0));
        if (state.Notice is not { Says.Length: > 0 } notice) return grid.AddRow(new Words(" "), new Words(" "));
        grid.AddRow(new Words($" {ScreenWords.Sound(notice.Sound).In(state.Language)} ", SoundStyle(notice.Sound)), new Words(TerminalText.Harmless(notice.Says), Bold));
        if (notice.Do.Length > 0 && notice.Do != notice.Says && notice.Do != NextWords(state)) grid.AddRow(new Words(""), new Words($"→ {TerminalText.Harmless(notice.Do)}"));
        return grid;
    }

    private static Table Parcel(ScreenState state, IReadOnlyList<Row> rows, int room)
    {
        var table = new Table { Border = TableBorder.Rounded, Expand = true, ShowHeaders = false };
        table.AddColumn(new TableColumn("").NoWrap());
        table.AddColumn(new TableColumn("") { Width = 200 });
        table.AddColumn(new TableColumn("").RightAligned().NoWrap());
        var shown = rows.Count <= room ? rows.Count : Math.Max(1, room - 1);
        foreach (var row in rows.Take(shown)) table.AddRow(Cell(row.State, row.Style), Cell(row.What, row.Style), Cell(row.Count, row.Style));
        if (shown < rows.Count && room > 1) table.AddRow(new Words(""), new Words(ScreenWords.More(rows.Count - shown).In(state.Language)), new Words(""));
        return table;
    }

    /// <summary>What is still to do comes first, so that a long order never hides it.</summary>
    private static IEnumerable<Row> ParcelRows(ScreenState state)
    {
        if (state.View?.Screen is not { } screen) yield break;
        foreach (var line in screen.Lines.OrderBy(line => line.Packed >= line.Quantity))
        {
            var open = line.Packed < line.Quantity;
            var word = (open ? ScreenWords.Missing(line.Quantity - line.Packed) : ScreenWords.Packed).In(state.Language);
            yield return new Row(word, line.Name, $"{line.Packed}/{line.Quantity}", open ? Bold : Quiet);
        }

        foreach (var insert in screen.Inserts)
        {
            var style = insert.State switch
            {
                "failed" or "unknown" or "voided" => new Style(Color.Black, Color.Yellow, Decoration.Bold),
                "verified" or "skipped" => Quiet,
                _ => Bold,
            };
            yield return new Row(ScreenWords.InsertState(insert.State).In(state.Language), ScreenWords.Slot(insert.Slot).In(state.Language), insert.Code, style);
        }
    }

    private static Paragraph Foot(ScreenState state, int width)
    {
        var scanners = state.Scanners.IsEmpty ? ScreenWords.NoScanner.In(state.Language) : string.Join(" · ", state.Scanners);
        var trouble = state.LinkTrouble is { } why ? $"  {why.In(state.Language)}" : "";
        var style = state.Waiting > 0 ? new Style(Color.Black, Color.Yellow, Decoration.Bold) : Style.Plain;
        return Bar($" {ScreenWords.NotSent(state.Waiting).In(state.Language)}{trouble} ", style, $"{scanners} ", Quiet, width);
    }

    private static Words Input(ScreenState state)
    {
        // A PIN is not for the neighbour's eyes.
        var typed = state.AsksForPin ? new string('*', state.Typed.Length) : state.Typed;
        return new Words($" > {TerminalText.Harmless(typed)}") { Overflow = Overflow.Ellipsis };
    }

    private static Paragraph Bar(string left, Style leftStyle, string right, Style rightStyle, int width)
    {
        var (first, last) = (TerminalText.Cut(TerminalText.Harmless(left), width), TerminalText.Harmless(right));
        last = TerminalText.Cut(last, Math.Max(0, width - first.GetCellWidth() - 1));
        var bar = new Paragraph(first, leftStyle);
        bar.Append(new string(' ', Math.Max(0, width - first.GetCellWidth() - last.GetCellWidth())));
        return bar.Append(last, rightStyle);
    }

    private static Words Cell(string text, Style style) => new(TerminalText.Harmless(text), style) { Overflow = Overflow.Ellipsis };

    private static Style Bold { get; } = new(decoration: Decoration.Bold);

    private static Style Quiet { get; } = new(Color.Silver);

    private static Style SoundStyle(string sound) => sound switch
    {
        Sounds.Ok => new Style(Color.Black, Color.Green, Decoration.Bold),
        Sounds.Done => new Style(Color.White, Color.Navy, Decoration.Bold),
        Sounds.Attention => new Style(Color.Black, Color.Yellow, Decoration.Bold),
        _ => new Style(Color.White, Color.Maroon, Decoration.Bold),
    };

    private static Style LinkStyle(LinkState state) => state switch
    {
        LinkState.Online => new Style(Color.Black, Color.Green, Decoration.Bold),
        LinkState.NotWelcome => new Style(Color.White, Color.Maroon, Decoration.Bold),
        _ => new Style(Color.Black, Color.Yellow, Decoration.Bold),
    };

    private sealed record Row(string State, string What, string Count, Style Style);
}
