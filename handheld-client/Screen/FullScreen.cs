using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Fulfillment.Contracts;
using Fulfillment.Handheld.Scanners;
using Fulfillment.Handheld.ServerLink;
using Spectre.Console;
using Spectre.Console.Rendering;
using Text = Fulfillment.Contracts.Text;

namespace Fulfillment.Handheld.Screen;

/// <summary>The station on a whole terminal, drawn again at each change without a flicker.</summary>
internal sealed class FullScreen : IStationScreen
{
    private const string Enter = "\e[?1049h\e[?25l";
    private const string Leave = "\e[?25h\e[?1049l";
    private readonly Lock _gate = new();
    private readonly TextWriter _output;
    private readonly Bell _bell;
    private readonly PosixSignalRegistration? _resized;
    private ScreenState _state;

    public FullScreen(TextWriter output, string station, string language, TimeProvider clock)
    {
        _output = output;
        _state = new ScreenState(station, language);
        _bell = new Bell(() => Write("\a"), clock);
        if (!OperatingSystem.IsWindows()) _resized = PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => Change(state => state));
        Write(Enter);
        Change(state => state);
    }

    public void Answer(StationView view)
    {
        Change(state => state with { View = view.State.Length > 0 ? view : state.View, Notice = Notice.Of(view), Language = view.Language ?? state.Language });
        _bell.Sound(view.Sound);
    }

    public void Look(StationView view)
    {
        var calls = view.Sound != Sounds.Ok;
        Change(state => state with
        {
            Notice = calls || state.View?.State != view.State ? Notice.Of(view) : state.Notice,
            View = view,
            Language = view.Language ?? state.Language,
        });
        if (calls) _bell.Sound(view.Sound);
    }

    public void Waiting(int count) => Change(state => state with { Waiting = count });

    public void Link(LinkState link, Text? why)
    {
        var calls = false;
        Change(state =>
        {
            calls = state.Link != link && link is LinkState.Offline or LinkState.NotWelcome;
            var notice = link switch
            {
                LinkState.Offline when calls && state.Waiting > 0 => new Notice(Sounds.Attention, ScreenWords.StillOff.In(state.Language), ScreenWords.KeptSafe.In(state.Language)),
                LinkState.NotWelcome when calls => new Notice(Sounds.Error, ScreenWords.PairAgain.In(state.Language), ScreenWords.PairAgainHow.In(state.Language)),
                _ => state.Notice,
            };
            return state with { Link = link, LinkTrouble = why, Notice = notice };
        });
        if (calls) _bell.Sound(Sounds.Attention);
    }

    public void Refused(RefusedRead refused)
    {
        Change(state => state with { Notice = new Notice(Sounds.Error, refused.Says.In(state.Language), refused.Do.In(state.Language)) });
        _bell.Sound(Sounds.Error);
    }

    public void Scanners(IReadOnlyCollection<string> names) => Change(state => state with { Scanners = [.. names] });

    public void Typed(string text) => Change(state => state with { Typed = text });

    public void Dispose()
    {
        _resized?.Dispose();
        Write(Leave);
    }

    /// <summary>The screen as terminal lines, exactly as many as the terminal has at most.</summary>
    internal static IReadOnlyList<string> Lines(ScreenState state, int width, int height)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.Standard, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = width;
        console.Profile.Height = height;
        console.Profile.Encoding = Encoding.UTF8;
        console.Write(ScreenLayout.Draw(state, width, height, part => Measure(part, console)));
        return [.. text.ToString().TrimEnd('\n').Split('\n').Take(height)];

        static int Measure(IRenderable part, IAnsiConsole console) => Segment.SplitLines(part.Render(RenderOptions.Create(console), console.Profile.Width)).Count;
    }

    private void Change(Func<ScreenState, ScreenState> change)
    {
        lock (_gate)
        {
            _state = change(_state);
            var frame = new StringBuilder("\e[H");
            var lines = Lines(_state, Console.WindowWidth, Console.WindowHeight);
            for (var at = 0; at < lines.Count; at++) frame.Append(lines[at]).Append("\e[K").Append(at < lines.Count - 1 ? "\r\n" : "\e[J");
            _output.Write(frame.ToString());
            _output.Flush();
        }
    }

    private void Write(string text)
    {
        lock (_gate)
        {
            _output.Write(text);
            _output.Flush();
        }
    }
}
