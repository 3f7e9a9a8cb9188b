using Fulfillment.Contracts;

namespace Fulfillment.Handheld.Screen;

/// <summary>The terminal's bell. Sounds are told apart by how often it rings, for a terminal has one tone.</summary>
internal sealed class Bell(Action ring, TimeProvider clock)
{
    // Closer together, terminals make one ring of several.
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(180);
    private int _turn;

    public static int Times(string sound) => sound switch
    {
        Sounds.Ok => 1,
        Sounds.Done => 2,
        Sounds.Attention => 3,
        _ => 4,
    };

    /// <summary>Begins to ring and returns; a new sound ends the one before.</summary>
    public void Sound(string sound) => _ = RingAsync(Times(sound), Interlocked.Increment(ref _turn));

    private async Task RingAsync(int times, int turn)
    {
        for (var n = 0; n < times && turn == Volatile.Read(ref _turn); n++)
        {
            if (n > 0) await Task.Delay(Gap, clock);
            if (turn == Volatile.Read(ref _turn)) ring();
        }
    }
}
