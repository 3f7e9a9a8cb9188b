namespace Fulfillment.Server.Demo;

/// <summary>The clock of the days before: it stands where it was set and goes on from there.</summary>
internal sealed class DemoClock : TimeProvider
{
    private long _shiftTicks;

    public void Set(DateTimeOffset instant) => Interlocked.Exchange(ref _shiftTicks, (instant - base.GetUtcNow()).Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _shiftTicks));
}
