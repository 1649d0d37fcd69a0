import { createRoot } from 'react-dom/client'

import { App } from '@/app/app'
import { askEarly } from '@/app/early'

askEarly()

createRoot(document.getElementById('root')!).render(<App />)
