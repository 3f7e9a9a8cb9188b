using System.Text;
using System.Text.RegularExpressions;
using Fulfillment.Contracts;
using Fulfillment.Handheld.Screen;
using Fulfillment.Handheld.ServerLink;
using Spectre.Console;
using Xunit;
using Text = Fulfillment.Contracts.Text;

namespace Fulfillment.Tests.Handheld;

/// <summary>What a packer reads on a terminal of 80×24, in both languages and without its colours.</summary>
public partial class TheStationOnAScreen
{
    private const int Width = 80;
    private const int Height = 24;

    public static TheoryData<string, int> Sizes => new() { { "ja", 24 }, { "en", 24 }, { "ja", 50 }, { "ja", 18 } };

    [Theory, MemberData(nameof(Sizes))]
    public void A_large_parcel_fits_and_what_is_still_to_do_is_seen(string language, int height)
    {
        var lines = Enumerable.Range(1, 60).Select(n => new PackingLine(n, $"TEA-{n}", language == "ja" ? $"宇治抹茶入り玄米茶 {n} 号 𠮷野" : $"Matcha genmaicha no. {n}", 2, n < 59 ? 2 : 1, null)).ToArray();
        var drawn = Draw(State(language, Packing(lines)), height);

        Assert.True(drawn.Count <= height);
        Assert.All(drawn, line => Assert.True(line.GetCellWidth() <= Width, line));
        Assert.Contains(drawn, line => line.Contains(language == "ja" ? "59 号" : "no. 59", StringComparison.Ordinal));
        Assert.Contains(drawn, line => line.Contains(language == "ja" ? "ほか" : "more", StringComparison.Ordinal));
        Assert.Contains(drawn, line => line.Normalize(NormalizationForm.FormKC).Contains(language == "ja" ? "緑茶 あと 1 点" : "Green tea: 1 to go", StringComparison.Ordinal));
        Assert.Contains(drawn, line => line.Contains(language == "ja" ? "接続中" : "online", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Sounds.Ok, "OK", 1)]
    [InlineData(Sounds.Done, "完了", 2)]
    [InlineData(Sounds.Attention, "注意", 3)]
    [InlineData(Sounds.Error, "停止", 4)]
    public void A_sound_is_a_word_and_a_number_of_rings_and_never_only_a_colour(string sound, string word, int rings)
    {
        var drawn = Draw(State("ja", Packing([])) with { Notice = new Notice(sound, "緑茶 1/2", "次へ") });
        Assert.Contains(drawn, line => line.Contains(word, StringComparison.Ordinal) && line.Contains("緑茶 1/2", StringComparison.Ordinal));
        Assert.Equal(rings, Bell.Times(sound));
    }

    [Fact]
    public void Scans_that_wait_and_a_lost_connection_are_said_in_words()
    {
        var drawn = string.Join('\n', Draw(State("ja", Packing([])) with { Waiting = 7, Link = LinkState.Offline, LinkTrouble = LinkSentences.NoConnection }));
        Assert.Contains("未送信: 7 件", drawn, StringComparison.Ordinal);
        Assert.Contains("切断", drawn, StringComparison.Ordinal);
        Assert.Contains("サーバーに接続できません", drawn, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pin_is_not_shown()
    {
        var drawn = string.Join('\n', Draw(State("ja", Packing([]) with { State = StationStates.Pin }) with { Typed = "1234" }));
        Assert.DoesNotContain("1234", drawn, StringComparison.Ordinal);
        Assert.Contains("> ****", drawn, StringComparison.Ordinal);
    }

    [Fact]
    public void What_others_wrote_moves_neither_cursor_nor_colours()
    {
        var hostile = Packing([new PackingLine(1, "X", "[red]\e[2J赤[/]\a\n", 1, 0, null)]) with { Says = "[bold]\e[31m" };
        var drawn = string.Join('\n', Draw(State("ja", hostile) with { Notice = Notice.Of(hostile) }));
        Assert.Contains("[red]·[2J赤[/]··", drawn, StringComparison.Ordinal);
        Assert.Contains("[bold]·[31m", drawn, StringComparison.Ordinal);
    }

    private static StationView Packing(IReadOnlyList<PackingLine> lines) => new()
    {
        Status = 200,
        State = StationStates.Packing,
        Says = "注文 1001 を開きました。",
        Do = "緑茶 あと 1 点",
        Screen = new PackingScreen { Order = "1001", Worker = "佐藤", Tote = "T-014", Gift = true, Lines = lines, Next = new Text("緑茶 あと 1 点", "Green tea: 1 to go") },
    };

    private static ScreenState State(string language, StationView view) => new("osaka:pack-1", language) { View = view, Notice = Notice.Of(view), Link = LinkState.Online };

    /// <summary>The screen's lines without their colours.</summary>
    private static List<string> Draw(ScreenState state, int height = Height) => [.. FullScreen.Lines(state, Width, height).Select(line => Colours().Replace(line, ""))];

    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Colours();
}
