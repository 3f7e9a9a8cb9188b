using Fulfillment.Contracts;
using Fulfillment.Handheld.Scanners;
using Fulfillment.Handheld.ServerLink;

namespace Fulfillment.Handheld.Screen;

/// <summary>The station as lines of text, one after the other: where no terminal is, for logs and for scripts.</summary>
internal sealed class PlainScreen(TextWriter output, string language) : IStationScreen
{
    private readonly Lock _gate = new();
    private string _language = language;
    private (LinkState State, Text? Why) _link;
    private int _waiting;

    public void Answer(StationView view)
    {
        lock (_gate)
        {
            _language = view.Language ?? _language;
            output.WriteLine($"[{view.Sound}] {view.Says}");
            if (view.Do.Length > 0 && view.Do != view.Says) output.WriteLine($"    → {view.Do}");
            foreach (var line in view.Screen?.Lines ?? []) output.WriteLine($"    {line.Packed}/{line.Quantity}  {line.Name}");
            foreach (var insert in view.Screen?.Inserts ?? [])
                output.WriteLine($"    {ScreenWords.Slot(insert.Slot).In(_language)}: {ScreenWords.InsertState(insert.State).In(_language)}  {insert.Code}");
            output.Flush();
        }
    }

    public void Look(StationView view) => Answer(view);

    public void Waiting(int count)
    {
        lock (_gate)
        {
            if (count > _waiting && _link.State is LinkState.Offline or LinkState.NotWelcome) Say(ScreenWords.NotSent(count));
            _waiting = count;
        }
    }

    public void Link(LinkState state, Text? why)
    {
        lock (_gate)
        {
            if (_link == (state, why)) return;
            var first = _link.State is LinkState.Connecting && state is LinkState.Online;
            _link = (state, why);
            if (first) return;
            Say(ScreenWords.Link(state), why);
            if (state is LinkState.Offline && _waiting > 0) Say(ScreenWords.NotSent(_waiting), ScreenWords.KeptSafe);
            if (state is LinkState.NotWelcome) Say(ScreenWords.PairAgain, ScreenWords.PairAgainHow);
        }
    }

    public void Refused(RefusedRead refused)
    {
        lock (_gate)
        {
            output.WriteLine($"[{Sounds.Error}] {refused.Device}: {refused.Says.In(_language)}");
            output.WriteLine($"    → {refused.Do.In(_language)}");
            output.Flush();
        }
    }

    public void Scanners(IReadOnlyCollection<string> names)
    {
        lock (_gate) Say(new Text($"スキャナー: {string.Join(", ", names)}", $"Scanners: {string.Join(", ", names)}"));
    }

    public void Typed(string text)
    {
        // The terminal shows lines as they are typed.
    }

    public void Dispose() => output.Flush();

    private void Say(Text says, Text? more = null)
    {
        output.WriteLine($"[…] {says.In(_language)}{(more is null ? "" : $" – {more.In(_language)}")}");
        output.Flush();
    }
}
