namespace Fulfillment.Handheld.Scanners.Serial;

/// <summary>Rings when something in a folder comes or goes. A folder that is not there yet is watched from the nearest one that is.</summary>
internal sealed class FolderWatch : IDisposable
{
    private readonly string _folder;
    private TaskCompletionSource _next = NewSource();
    private FileSystemWatcher? _watcher;

    public FolderWatch(string folder) => _folder = folder;

    /// <summary>Completes at the next change. Take it before looking, so that nothing falls between.</summary>
    public Task Next()
    {
        var nearest = Nearest(_folder);
        if (_watcher?.Path != nearest) Watch(nearest);
        if (_next.Task.IsCompleted) _next = NewSource();
        return _next.Task;
    }

    public void Dispose() => _watcher?.Dispose();

    private void Watch(string? folder)
    {
        _watcher?.Dispose();
        _watcher = null;
        if (folder is null) return;
        try
        {
            _watcher = new FileSystemWatcher(folder) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName };
            _watcher.Created += Ring;
            _watcher.Deleted += Ring;
            _watcher.Renamed += Ring;
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception error) when (error is ArgumentException or IOException)
        {
            // The folder went while we looked, as it does with the last device, or the system has no watches left: whoever waits looks again by time.
            _watcher?.Dispose();
            _watcher = null;
        }
    }

    private void Ring(object sender, FileSystemEventArgs change) => _next.TrySetResult();

    private static string? Nearest(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Directory.Exists(at)) return at;
        }

        return null;
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
