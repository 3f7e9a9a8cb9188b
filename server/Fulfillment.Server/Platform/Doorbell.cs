namespace Fulfillment.Server.Platform;

/// <summary>Wakes this node's background work after a commit that gave it something to do. It carries nothing: a missed ring costs one poll.</summary>
internal abstract class Doorbell
{
    private volatile TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the next ring. Take it before looking for work, so that nothing falls between.</summary>
    public Task Next => _next.Task;

    public void Ring() =>
        Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
